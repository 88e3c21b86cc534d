import { expect } from '@open-wc/testing'
import type { BookingBeforeCreateDetail } from '../events.js'
import { asked, withSalon } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

async function atTheButton(
  handle: (event: CustomEvent<BookingBeforeCreateDetail>) => void,
): Promise<Visitor & { submit(): Promise<void> }> {
  const ada = visit(ADA)
  await ada.press('10:30')
  await ada.type('Note', 'First visit')
  await ada.see('Kept for you')
  ada.element.addEventListener('booking-before-create', handle)
  return { ...ada, submit: () => ada.press('Book Monday at 10:30') }
}

describe('before a booking is sent', () => {
  it('the page sees what is about to be, without what opens or keeps anything', async () => {
    const seen: unknown[] = []
    const ada = await atTheButton(({ detail }) => {
      seen.push(detail.request)
      detail.request.customer.name = 'Eve'
    })
    await ada.submit()
    await ada.see('You’re booked')
    const [sent] = asked('POST', 'bookings')
    expect(sent?.body).to.have.property('holdToken')
    expect(JSON.stringify(seen)).not.to.match(/token|secret/i)
    expect(sent?.body).to.have.nested.property('customer.name', 'Ada')
    expect(seen).to.have.length(1)
  })

  it('the page can stop it, and the form stays as it was', async () => {
    const ada = await atTheButton((event) => event.preventDefault())
    await ada.submit()
    await ada.button('Book Monday at 10:30')
    expect((await ada.field('Note')).value).to.equal('First visit')
    expect(ada.told()).to.equal('')
    expect(asked('POST', 'bookings')).to.have.length(0)
    expect(ada.heard.some(({ type }) => type === 'booking-error')).to.equal(false)
    await ada.see('Kept for you')
  })

  it('waits for what the page has to do first', async () => {
    let give = (): void => {}
    const checked = new Promise<void>((resolve) => {
      give = resolve
    })
    const ada = await atTheButton(({ detail }) => detail.waitUntil(checked))
    await ada.submit()
    await ada.button('Booking…')
    expect(asked('POST', 'bookings')).to.have.length(0)
    give()
    await ada.see('You’re booked')
  })

  it('is not sent when that fails, and can be tried again', async () => {
    let isAllowed = false
    const ada = await atTheButton(({ detail }) => {
      detail.waitUntil(isAllowed ? Promise.resolve() : Promise.reject(new Error('The terms were not accepted.')))
    })
    await ada.submit()
    await ada.button('Book Monday at 10:30')
    expect(asked('POST', 'bookings')).to.have.length(0)
    isAllowed = true
    await ada.submit()
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')).to.have.length(1)
  })

  it('is not sent once the visitor has gone back, whatever comes of the waiting', async () => {
    let give = (): void => {}
    const checked = new Promise<void>((resolve) => {
      give = resolve
    })
    const ada = await atTheButton(({ detail }) => detail.waitUntil(checked))
    await ada.submit()
    await ada.press('Back')
    give()
    await ada.button('10:30')
    expect(ada.heading()).to.equal('Choose a time')
    expect(asked('POST', 'bookings')).to.have.length(0)
  })

  it('waiting has to be asked for at once', async () => {
    let late: BookingBeforeCreateDetail | undefined
    const ada = await atTheButton(({ detail }) => {
      late = detail
    })
    await ada.submit()
    await ada.see('You’re booked')
    expect(() => late?.waitUntil(Promise.resolve())).to.throw('not later')
  })
})
