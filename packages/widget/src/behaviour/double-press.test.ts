import { expect } from '@open-wc/testing'
import { TOKEN, asked, buildBooking, buildService, salon, withSalon } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

interface Press {
  /** When (ms), where, and the how manyth in a row the system takes it for. */
  readonly at: number
  readonly x?: number
  readonly count?: number
  readonly by?: 'mouse' | 'touch'
}

/** A press of a mouse or a finger, on what is called that. */
async function press(ada: Visitor, name: string | RegExp, { at, x = 100, count = 1, by }: Press): Promise<void> {
  const button = await ada.button(name)
  const place = { detail: count, pointerType: by ?? (count > 1 ? 'mouse' : 'touch'), clientX: x, clientY: 100 }
  const event = new PointerEvent('click', { bubbles: true, composed: true, cancelable: true, ...place })
  Object.defineProperty(event, 'timeStamp', { value: at })
  button.dispatchEvent(event)
  await ada.element.updateComplete
}

/** Presses a mouse's button down, for the how manyth time in a row; whether focus follows. */
function pressDown(on: Element | null | undefined, count: number): boolean | undefined {
  return on?.dispatchEvent(
    new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true, detail: count }),
  )
}

const isSending = (ada: Visitor): boolean => ada.buttons('Booking…').length > 0 || ada.sees('You’re booked')

describe('a double press', () => {
  for (const [what, second] of [
    ['double click', { at: 1480, count: 2 }],
    ['double click of somebody who has set a slow one', { at: 1900, count: 2 }],
    ['double tap', { at: 1300, x: 112 }],
  ] as const) {
    it(`on a time chooses it and books nothing: a ${what}`, async () => {
      const ada = visit(ADA)
      await press(ada, '10:30', { at: 1000 })
      await press(ada, /^Book /, second)
      expect(isSending(ada)).to.equal(false)
      await press(ada, /^Book /, { ...second, at: second.at + 100, count: second.at === 1300 ? 1 : 3 })
      expect(isSending(ada), 'on the third press').to.equal(false)
      await press(ada, /^Book /, { at: 4000 })
      await ada.see('You’re booked')
    })
  }

  it('is none when it comes later, elsewhere, or from keys or scripts', async () => {
    // A mouse's second press is one that the system takes for the first of its own.
    for (const [time, second] of [
      ['10:30', { at: 1600 }],
      ['11:00', { at: 1200, x: 160 }],
      ['11:30', { at: 1200, count: 0 }],
      ['12:00', { at: 1200, by: 'mouse' }],
    ] as const) {
      const ada = visit(ADA)
      await press(ada, time, { at: 1000 })
      await press(ada, /^Book /, second)
      expect(isSending(ada)).to.equal(true)
      await ada.see('You’re booked')
      leave()
    }
  })

  it('on a service chooses nobody', async () => {
    const ada = visit()
    await press(ada, /^Haircut/, { at: 1000 })
    await press(ada, /^Anyone/, { at: 1200, count: 2 })
    expect(ada.heading()).to.equal('Choose a person')
  })

  it('on a time moves nothing', async () => {
    salon.bookings.set('booking-1', buildBooking())
    const ada = visit({ booking: 'booking-1', token: TOKEN })
    await ada.press('Move to another time')
    await press(ada, '10:30', { at: 1000 })
    await press(ada, /^Move to /, { at: 1200, count: 2 })
    expect(ada.heading()).to.equal('Move your booking')
    expect(asked('POST', 'bookings/booking-1/reschedule')).to.have.length(0)
  })

  it('ticks nothing', async () => {
    salon.services = [
      buildService({ questions: [{ id: 'rules', kind: 'checkbox', label: 'I agree', required: true }] }),
    ]
    const ada = visit(ADA)
    await press(ada, '10:30', { at: 1000 })
    const box = await ada.field('I agree')
    const label = box.closest('label') ?? ada.element.shadowRoot?.querySelector(`label[for=${box.id}]`)
    for (const target of [label, box]) {
      const second = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 2 })
      target?.dispatchEvent(second)
      expect(second.defaultPrevented, `on ${target?.localName}`).to.equal(true)
    }
    expect(box.checked).to.equal(false)
    box.click()
    expect(box.checked).to.equal(true)
  })

  it('leaves focus where the first press led it', async () => {
    salon.services = [
      buildService({ questions: [{ id: 'rules', kind: 'checkbox', label: 'I agree', required: false }] }),
    ]
    const ada = visit(ADA)
    await press(ada, '10:30', { at: 1000 })
    const box = await ada.field('I agree')
    const heading = ada.element.shadowRoot?.querySelector('[data-heading]')
    expect(pressDown(heading, 1), 'a first press elsewhere').to.equal(true)
    expect(pressDown(heading, 2)).to.equal(false)
    const label = box.closest('label') ?? ada.element.shadowRoot?.querySelector(`label[for=${box.id}]`)
    label?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 1 }))
    expect(box.checked).to.equal(true)
    expect(pressDown(label, 2), 'words of a label can be marked').to.equal(true)
  })

  it('on the same button is two presses', async () => {
    const ada = visit(ADA)
    await ada.button('10:30')
    await press(ada, 'Next month', { at: 1000 })
    await press(ada, 'Next month', { at: 1200, count: 2 })
    expect(ada.sees('May 2026')).to.equal(true)
  })
})
