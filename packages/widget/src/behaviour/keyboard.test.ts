import { expect, waitUntil } from '@open-wc/testing'
import { sendKeys, writeFile } from '@web/test-runner-commands'
import { salon, withSalon } from '../testing/salon.js'
import { spelled } from '../testing/spelling.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const press = async (ada: Visitor, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    const [shift, plain] = key.startsWith('Shift+') ? [true, key.slice(6)] : [false, key]
    if (shift) await sendKeys({ down: 'Shift' })
    await sendKeys({ press: plain })
    if (shift) await sendKeys({ up: 'Shift' })
    await ada.element.updateComplete
    note(ada, key)
  }
}

const type = async (ada: Visitor, text: string): Promise<void> => {
  await sendKeys({ type: text })
  note(ada, `“${text}”`)
}

/** What was pressed, and what had focus then. */
let trace: string[] = []

function note(ada: Visitor, key: string): void {
  const focused = ada.focused()
  const role = focused?.getAttribute('role') ?? focused?.localName ?? 'the page'
  const id = focused?.matches('input, textarea') ? focused.id : ''
  trace.push(
    `${key.padEnd(18)} ${role} ${spelled(focused?.getAttribute('aria-label') ?? (id || focused?.textContent))}`,
  )
}

const focusedDay = (ada: Visitor): string | undefined => (ada.focused() as HTMLElement | null)?.dataset['date']

/** Tab until what has focus is called that. */
async function tabTo(ada: Visitor, name: RegExp): Promise<void> {
  const nameOf = (element: Element | null): string =>
    spelled(element?.getAttribute('aria-label') ?? element?.textContent)
  for (let count = 0; count < 40 && !name.test(nameOf(ada.focused())); count += 1) await press(ada, 'Tab')
  expect(nameOf(ada.focused())).to.match(name)
}

async function onTheGrid(locale = 'en-GB'): Promise<Visitor> {
  const ada = visit({ service: 'haircut', staff: 'anna', locale })
  await ada.button(/10:30|١٠:٣٠/)
  ada.element.shadowRoot?.querySelector<HTMLElement>('[data-date="2026-03-09"]')?.focus()
  return ada
}

describe('by keyboard alone', () => {
  it('books', async () => {
    trace = []
    const ada = visit()
    await ada.button(/^Haircut/)
    await tabTo(ada, /^Haircut/)
    await press(ada, 'Enter')
    expect(ada.focused()?.textContent).to.equal('Choose a person')
    await tabTo(ada, /^Anna/)
    await press(ada, 'Enter')
    await ada.button('10:30')
    await tabTo(ada, /^Monday, 9 March 2026/)
    await press(ada, 'ArrowRight', 'ArrowRight', 'Enter')
    expect(ada.sees('Wed 11 March')).to.equal(true)
    await tabTo(ada, /^9:30$/)
    await press(ada, 'Enter')
    await ada.seeFocusOn('Your details')
    await press(ada, 'Tab')
    expect(ada.focused()?.id).to.equal('name')
    await type(ada, 'Ada')
    await press(ada, 'Tab')
    await type(ada, 'ada@example.com')
    await press(ada, 'Enter')
    await ada.see('You’re booked')
    expect(ada.focused()?.textContent?.trim()).to.equal('You’re booked')
    note(ada, '(booked)')
    const engine = /Firefox|Chrome/.exec(navigator.userAgent)?.[0] ?? 'WebKit'
    await writeFile({ path: `../../.cache/keyboard-${engine}.txt`, content: `${trace.join('\n')}\n` })
  })

  it('moves about the month', async () => {
    const ada = await onTheGrid()
    const steps: readonly (readonly [key: string, day: string])[] = [
      ['ArrowRight', '2026-03-10'],
      ['ArrowDown', '2026-03-17'],
      ['Home', '2026-03-16'],
      ['End', '2026-03-22'],
      ['ArrowLeft', '2026-03-21'],
      ['ArrowUp', '2026-03-14'],
      ['PageDown', '2026-04-14'],
      ['PageUp', '2026-03-14'],
      ['Shift+PageDown', '2027-03-14'],
      ['Shift+PageUp', '2026-03-14'],
    ]
    for (const [key, day] of steps) {
      await press(ada, key)
      expect(focusedDay(ada), key).to.equal(day)
    }
    expect(ada.element.shadowRoot?.querySelectorAll('.day[tabindex="0"]')).to.have.length(1)
  })

  it('never leads to days that are over', async () => {
    const ada = await onTheGrid()
    await press(ada, 'PageUp')
    expect(focusedDay(ada)).to.equal('2026-03-09')
    expect((await ada.button('Previous month')).getAttribute('aria-disabled')).to.equal('true')
  })

  it('mirrors the arrows where text runs from right to left', async () => {
    const ada = await onTheGrid('ar')
    // On a busy machine, English may have been there first.
    await waitUntil(() => ada.element.shadowRoot?.querySelector('[dir=rtl]'), 'Arabic never came')
    await press(ada, 'ArrowLeft')
    expect(focusedDay(ada)).to.equal('2026-03-10')
  })

  it('can’t pick a day without times', async () => {
    salon.closed = [{ date: '2026-03-10', windows: [] }]
    const ada = await onTheGrid()
    await press(ada, 'ArrowRight', 'Enter')
    expect(ada.focused()?.getAttribute('aria-label')).to.equal('Tuesday, 10 March 2026, no free times')
    expect(ada.sees('Mon 9 March')).to.equal(true)
  })

  it('chooses a time zone', async () => {
    const ada = await onTheGrid()
    await tabTo(ada, /^Change time zone$/)
    await press(ada, 'Enter')
    await ada.seeFocusOn('Search for a city or region')
    await sendKeys({ type: 'york' })
    const active = ada.element.shadowRoot?.getElementById(ada.focused()?.getAttribute('aria-activedescendant') ?? '')
    expect(spelled(active?.textContent)).to.equal('New York America GMT−4')
    await press(ada, 'Enter')
    expect(ada.sees('Times in New York (GMT−4)')).to.equal(true)
    expect(ada.focused()?.getAttribute('aria-label')).to.equal('Change time zone')
    await press(ada, 'Enter')
    await ada.seeFocusOn('Search for a city or region')
    await press(ada, 'Escape')
    expect(ada.focused()?.getAttribute('aria-label')).to.equal('Change time zone')
    expect(ada.element.shadowRoot?.querySelector('[role=listbox]')).to.equal(null)
  })

  it('goes past the list of time zones, which scrolls, but has no keys of its own', async () => {
    const ada = await onTheGrid()
    await ada.press('Change time zone')
    await ada.seeFocusOn('Search for a city or region')
    await press(ada, 'Tab')
    expect(ada.focused()?.role).not.to.equal('listbox')
  })
})
