import { expect, waitUntil } from '@open-wc/testing'
import { resetMouse, sendMouse } from '@web/test-runner-commands'
import { http } from 'msw'
import { asked, problem, url, withSalon, worker } from '../testing/salon.js'
import { spelled } from '../testing/spelling.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

async function atDetails(attributes: Record<string, string> = {}): Promise<Visitor> {
  const ada = visit({ service: 'haircut', staff: 'anna', ...attributes })
  await ada.press('10:30')
  await ada.see('Your details')
  return ada
}

/** What the field is said to have wrong, as a screen reader finds it. */
async function faultOf(ada: Visitor, label: string): Promise<string | undefined> {
  const field = await ada.field(label)
  const id = field.getAttribute('aria-describedby')
  if (id === null) return undefined
  expect(field.getAttribute('aria-invalid')).to.equal('true')
  return spelled(ada.element.shadowRoot?.getElementById(id)?.textContent)
}

describe('details', () => {
  it('leads to the first field that is wrong, and sends nothing', async () => {
    const ada = await atDetails()
    await ada.press(/^Book /)
    expect(ada.focused()?.id).to.equal('name')
    expect(await faultOf(ada, 'Name')).to.equal('Enter your name.')
    expect(await faultOf(ada, 'E-mail')).to.equal('Enter your e-mail address.')
    await ada.type('Name', 'Ada')
    expect(await faultOf(ada, 'Name')).to.equal(undefined)
    await ada.press(/^Book /)
    expect(ada.focused()?.id).to.equal('email')
    expect(asked('POST', 'bookings')).to.have.length(0)
  })

  it('checks a field on leaving it, not before', async () => {
    const ada = await atDetails()
    await ada.type('E-mail', 'ada@')
    expect(await faultOf(ada, 'E-mail')).to.equal(undefined)
    ;(await ada.field('Name')).focus()
    await ada.element.updateComplete
    expect(await faultOf(ada, 'E-mail')).to.equal('Check the e-mail address: something is missing after the @.')
    expect((await ada.field('E-mail')).value).to.equal('ada@')
    await ada.type('E-mail', 'ada@example.com')
    expect(await faultOf(ada, 'E-mail')).to.equal(undefined)
  })

  it('takes a press on the button though the field before it has something wrong', async () => {
    const ada = await atDetails()
    await ada.type('E-mail', 'ada@')
    const button = await ada.button(/^Book /)
    button.scrollIntoView({ block: 'center' })
    const { left, top } = button.getBoundingClientRect()
    await sendMouse({ type: 'move', position: [Math.round(left + 40), Math.round(top + 3)] })
    await sendMouse({ type: 'down' })
    await ada.element.updateComplete
    await sendMouse({ type: 'up' })
    await resetMouse()
    expect(await faultOf(ada, 'Name')).to.equal('Enter your name.')
    expect(ada.focused()?.id).to.equal('name')
  })

  it('says what is wrong with a field that has been left', async () => {
    const ada = await atDetails()
    await ada.type('E-mail', 'ada@')
    ;(await ada.field('Name')).focus()
    const fault = 'Check the e-mail address: something is missing after the @.'
    await waitUntil(() => ada.told() === fault, 'the fault is not said')
    await ada.type('E-mail', 'ada')
    ;(await ada.field('Name')).focus()
    const other = 'Check the e-mail address: the @ is missing.'
    await waitUntil(() => ada.told() === other, 'another fault is not said')
    ada.element.reset()
    await ada.button('10:30')
    expect(ada.told()).to.equal('')
  })

  it('shows what the server finds wrong beside its field', async () => {
    const errors = [{ pointer: '/customer/email', message: 'Use an address that takes mail.' }]
    worker.use(http.post(url('bookings'), () => problem('validation', { errors }), { once: true }))
    const ada = await atDetails({ name: 'Ada', email: 'ada@example.com' })
    await ada.press(/^Book /)
    await ada.see('Use an address that takes mail.')
    expect(await faultOf(ada, 'E-mail')).to.equal('Use an address that takes mail.')
    expect(ada.focused()?.id).to.equal('email')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
  })

  it('says what the server finds wrong elsewhere', async () => {
    const errors = [{ pointer: '/customer/phone', message: 'Use digits for the phone number.' }]
    worker.use(http.post(url('bookings'), () => problem('validation', { errors })))
    const ada = await atDetails({ name: 'Ada', email: 'ada@example.com', phone: 'none' })
    await ada.press(/^Book /)
    await ada.see('The server didn’t accept this: Use digits for the phone number.')
    expect(ada.focused()?.hasAttribute('data-trouble')).to.equal(true)
  })

  it('is filled by the browser and by the page', async () => {
    const ada = await atDetails({ name: 'Ada', email: 'ada@example.com', phone: '+49 30 123456' })
    expect((await ada.field('Name')).autocomplete).to.equal('name')
    expect((await ada.field('E-mail')).autocomplete).to.equal('email')
    ada.element.name = 'Ada Lovelace'
    ada.element.email = 'ada@example.org'
    await ada.type('Name', 'Countess Ada')
    ada.element.name = 'Ada'
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.deep.include({
      customer: { name: 'Countess Ada', email: 'ada@example.org', phone: '+49 30 123456' },
    })
  })

  it('is filled by the page again and again, whatever it says, while nobody types', async () => {
    const ada = await atDetails({ email: 'ada@example.com' })
    const name = await ada.field('Name')
    const shown: string[] = []
    for (const said of ['Ada', undefined, 'Bob', null, 42]) {
      Reflect.set(ada.element, 'name', said)
      await ada.element.updateComplete
      shown.push(name.value)
    }
    expect(shown).to.deep.equal(['Ada', '', 'Bob', '', '42'])
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.deep.include({ customer: { name: '42', email: 'ada@example.com' } })
  })
})
