import { expect, waitUntil } from '@open-wc/testing'
import { http } from 'msw'
import { violationsIn } from '../testing/accessible.js'
import { TOKEN, asked, buildBooking, buildService, problem, salon, url, withSalon, worker } from '../testing/salon.js'
import { spelled } from '../testing/spelling.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const CALL = { location: { kind: 'phone', text: 'we call you', url: null } } as const

async function atDetails(attributes: Record<string, string> = {}): Promise<Visitor> {
  const ada = visit({ service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com', ...attributes })
  await ada.press('10:30')
  await ada.see('Your details')
  return ada
}

/** What the field is said to have wrong, as a screen reader finds it. */
async function faultOf(ada: Visitor): Promise<string | undefined> {
  const field = await ada.field('Phone')
  const id = field.getAttribute('aria-describedby')
  if (id === null) return undefined
  expect(field.getAttribute('aria-invalid')).to.equal('true')
  return spelled(ada.element.shadowRoot?.getElementById(id)?.textContent)
}

const labelOf = async (ada: Visitor): Promise<string> => {
  const { id } = await ada.field('Phone')
  return spelled(ada.element.shadowRoot?.querySelector(`label[for=${id}]`)?.textContent)
}

function sentPhone(): unknown {
  const sent = asked('POST', 'bookings').map(({ body }) => body as { readonly customer: { readonly phone?: string } })
  return sent.at(-1)?.customer.phone
}

describe('the phone number', () => {
  it('isn’t asked for where it is of no use', async () => {
    const ada = await atDetails()
    expect(ada.sees('Phone')).to.equal(false)
    expect(ada.element.shadowRoot?.querySelector('[type=tel]')).to.equal(null)
  })

  it('may be given for text messages', async () => {
    salon.sendsTexts = true
    const ada = await atDetails()
    const field = await ada.field('Phone')
    expect(await labelOf(ada)).to.equal('Phone optional')
    expect([field.type, field.autocomplete, field.inputMode, field.name]).to.deep.equal(['tel', 'tel', 'tel', 'phone'])
    expect(field.getAttribute('aria-required')).to.equal(null)
    expect(await violationsIn(ada.element, 'phone')).to.deep.equal([])
    await ada.type('Phone', ' +49 30 123456 ')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(sentPhone()).to.equal('+49 30 123456')
  })

  it('needn’t be given for text messages, but must be one', async () => {
    salon.sendsTexts = true
    const ada = await atDetails()
    await ada.type('Phone', 'call me')
    await ada.press(/^Book /)
    expect(await faultOf(ada)).to.equal('Use digits for the phone number, such as +49 30 123456.')
    expect(ada.focused()).to.equal(await ada.field('Phone'))
    await ada.type('Phone', '')
    expect(await faultOf(ada)).to.equal(undefined)
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(sentPhone()).to.equal(undefined)
  })

  it('has to be given where the customer is called', async () => {
    salon.services = [buildService(CALL)]
    const ada = await atDetails()
    expect(await labelOf(ada)).to.equal('Phone')
    expect((await ada.field('Phone')).getAttribute('aria-required')).to.equal('true')
    await ada.press(/^Book /)
    expect(await faultOf(ada)).to.equal('Enter your phone number.')
    expect(ada.focused()).to.equal(await ada.field('Phone'))
    expect(asked('POST', 'bookings')).to.have.length(0)
    await ada.type('Phone', '030 123456')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(sentPhone()).to.equal('030 123456')
  })

  it('is what the page knows, unless the visitor says otherwise', async () => {
    salon.sendsTexts = true
    const ada = await atDetails({ phone: '+49 30 1' })
    expect((await ada.field('Phone')).value).to.equal('+49 30 1')
    ada.element.phone = '+49 30 2'
    await waitUntil(async () => (await ada.field('Phone')).value === '+49 30 2', 'the page’s number isn’t taken over')
    await ada.type('Phone', '+49 30 3')
    ada.element.phone = '+49 30 4'
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(sentPhone()).to.equal('+49 30 3')
    await ada.press('Book another time')
    await ada.press('11:00')
    expect((await ada.field('Phone')).value).to.equal('+49 30 3')
  })

  it('of a booking that is over is there for another of its kind', async () => {
    salon.sendsTexts = true
    const { customer } = buildBooking()
    const over = { reschedule: false, cancel: false, confirm: false }
    const booking = buildBooking({ status: 'cancelled', can: over, customer: { ...customer, phone: '+49 30 5' } })
    salon.bookings.set(booking.id, booking)
    const ada = visit({ booking: booking.id, token: TOKEN, phone: '+49 30 1' })
    await ada.press('Book another time')
    await ada.press(/^Anna/)
    await ada.press('10:30')
    expect((await ada.field('Phone')).value).to.equal('+49 30 5')
  })

  it('shows what the server finds wrong with it', async () => {
    salon.sendsTexts = true
    const errors = [{ pointer: '/customer/phone', message: 'Use a number that takes texts.' }]
    worker.use(http.post(url('bookings'), () => problem('validation', { errors }), { once: true }))
    const ada = await atDetails({ phone: '+49 30 1' })
    await ada.press(/^Book /)
    await ada.see('Use a number that takes texts.')
    expect(await faultOf(ada)).to.equal('Use a number that takes texts.')
    expect(ada.focused()).to.equal(await ada.field('Phone'))
  })

  for (const phone of ['n/a', `+49 ${'1'.repeat(60)}`]) {
    it(`isn’t sent where it isn’t asked for and is none, such as ${phone}`, async () => {
      const ada = await atDetails({ phone })
      await ada.press(/^Book /)
      await ada.see('You’re booked')
      expect(sentPhone()).to.equal(undefined)
    })
  }

  it('survives a reload', async () => {
    salon.sendsTexts = true
    const before = await atDetails()
    await before.see('Kept for you')
    await before.type('Phone', '+49 30 6')
    leave()
    await waitUntil(() => salon.holds.size === 0, 'the time is still kept')
    const ada = visit({ service: 'haircut', staff: 'anna' })
    await ada.see('Your details')
    expect((await ada.field('Phone')).value).to.equal('+49 30 6')
  })
})
