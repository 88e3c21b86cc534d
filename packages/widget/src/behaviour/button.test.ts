import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands'
import type { BookingButton } from '../booking-button.js'
import '../define-button.js'
import { NOW, TOKEN, asked, buildBooking, salon, withSalon } from '../testing/salon.js'
import { type Visitor, person } from '../testing/visitor.js'

withSalon()

let opened: BookingButton | undefined
afterEach(() => opened?.remove())

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

function place(attributes: Record<string, string> = {}): BookingButton {
  const element = document.createElement('booking-button')
  const all = { server: salon.server, locale: 'en-GB', 'time-zone': 'Europe/Berlin', theme: 'light', ...attributes }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  document.body.append(element)
  opened = element
  return element
}

const inside = (element: BookingButton, selector: string): HTMLElement =>
  element.shadowRoot?.querySelector(selector) as HTMLElement
const labelOf = (element: BookingButton): HTMLElement => inside(element, '[part=button] span')
const dialogOf = (element: BookingButton): HTMLDialogElement => inside(element, 'dialog') as HTMLDialogElement
const press = (element: BookingButton, part: 'button' | 'close'): void => {
  const found = inside(element, `[part=${part}]`)
  found.focus()
  found.click()
}

/** Whoever has opened the dialog, on the salon's day. */
async function visitorIn(element: BookingButton): Promise<Omit<Visitor, 'heard'>> {
  await waitUntil(() => element.widget?.isConnected, 'no widget came', { timeout: 15_000 })
  const widget = element.widget as NonNullable<BookingButton['widget']>
  widget.clock = () => NOW
  return person(widget)
}

describe('the button', () => {
  it('opens the widget in a dialog, with what was said of it, and books', async () => {
    const element = place({ ...ADA, label: 'Book Anna' })
    const created: unknown[] = []
    element.addEventListener('booking-created', ({ detail, target }) => created.push([detail.booking.id, target]))
    expect(labelOf(element).textContent).to.equal('Book Anna')
    press(element, 'button')
    const ada = await visitorIn(element)
    expect(dialogOf(element).matches(':modal')).to.equal(true)
    expect(dialogOf(element).getAttribute('aria-label')).to.equal('Book Anna')
    await ada.press('10:30')
    await ada.press('Book Monday at 10:30')
    await ada.see('You’re booked')
    expect(created).to.deep.equal([['booking-1', element]])
  })

  it('stays open when it is pressed twice, and what it opens with isn’t pressed', async () => {
    const element = place(ADA)
    inside(element, '[part=button]').focus()
    await waitUntil(() => inside(element, 'dialog'), 'nothing was fetched', { timeout: 15_000 })
    const click = (target: Element, detail: number): void => {
      const init = { bubbles: true, composed: true, cancelable: true, detail, pointerType: 'mouse' }
      target.dispatchEvent(new PointerEvent('pointerdown', init))
      target.dispatchEvent(new PointerEvent('click', init))
    }
    click(inside(element, '[part=button]'), 1)
    const ada = await visitorIn(element)
    const dialog = dialogOf(element)
    // Around it.
    click(dialog, 2)
    click(await ada.button('10:30'), 3)
    expect(dialog.open).to.equal(true)
    expect(ada.heading()).to.equal('Choose a time')
    click(dialog, 1)
    expect(dialog.open).to.equal(false)
  })

  it('is called by what stands on it', async () => {
    const element = place()
    element.textContent = 'Termin buchen'
    element.setAttribute('close-label', 'Schließen')
    element.show()
    await visitorIn(element)
    expect(dialogOf(element).getAttribute('aria-label')).to.equal('Termin buchen')
    expect(inside(element, '[part=close]').getAttribute('aria-label')).to.equal('Schließen')
  })

  it('speaks the visitor’s language, and follows what is around it', async () => {
    const { lang } = document.documentElement
    const element = place({ locale: '' })
    const label = labelOf(element)
    document.documentElement.lang = 'de-AT'
    await waitUntil(() => label.textContent === 'Termin buchen', 'not in German')
    expect(label.lang).to.equal('de')
    press(element, 'button')
    await visitorIn(element)
    const close = inside(element, '[part=close]')
    expect([dialogOf(element).ariaLabel, close.ariaLabel]).to.deep.equal(['Termin buchen', 'Schließen'])
    document.documentElement.lang = 'ja'
    await waitUntil(() => close.ariaLabel === '閉じる', 'not in Japanese')
    element.setAttribute('locale', 'ar')
    expect([label.textContent, close.ariaLabel, close.lang]).to.deep.equal(['حجز موعد', 'إغلاق', 'ar'])
    document.documentElement.lang = lang
  })

  it('speaks English where it has no words, and leaves the page’s own words to the page', async () => {
    const element = place({ locale: 'hu' })
    const label = labelOf(element)
    expect([label.textContent, label.lang]).to.deep.equal(['Book a time', 'en'])
    element.setAttribute('label', 'Időpontfoglalás')
    element.setAttribute('close-label', 'Bezárás')
    element.show()
    await visitorIn(element)
    const close = inside(element, '[part=close]')
    expect([label.textContent, close.ariaLabel]).to.deep.equal(['Időpontfoglalás', 'Bezárás'])
    expect([label, close].map((word) => word.hasAttribute('lang'))).to.deep.equal([false, false])
  })

  it('says its label where nothing that the page has put on it can be read', async () => {
    const element = place({ label: 'Book Anna' })
    const isSaid = (): boolean => labelOf(element).getClientRects().length > 0
    element.innerHTML = '\n  <p slot="header">Welcome</p>\n'
    await aTimeout(0)
    expect(isSaid()).to.equal(true)
    element.show()
    await visitorIn(element)
    expect(dialogOf(element).ariaLabel).to.equal('Book Anna')
    element.close()
    element.append('Book ', document.createElement('b'))
    await waitUntil(() => !isSaid(), 'said twice')
    element.show()
    expect(dialogOf(element).ariaLabel).to.equal('Book')
    element.textContent = ''
    await waitUntil(isSaid, 'not said again')
  })

  it('takes only the font of the page’s text', () => {
    const element = place()
    const looks = (): readonly string[] => {
      const { fontStyle, lineHeight, whiteSpace, fontSize, fontFamily } = getComputedStyle(
        inside(element, '[part=button]'),
      )
      return [fontStyle, lineHeight, whiteSpace, fontSize, fontFamily]
    }
    document.body.style.fontFamily = 'monospace'
    const before = looks()
    element.style.cssText = 'font: italic 30px/3 monospace; white-space: nowrap'
    expect(looks()).to.deep.equal(before)
    document.body.style.fontFamily = ''
  })

  it('gives focus to the dialog, whose name is read, and not to one of its buttons', async () => {
    const element = place(ADA)
    press(element, 'button')
    await visitorIn(element)
    expect(element.shadowRoot?.activeElement).to.equal(dialogOf(element))
    expect(getComputedStyle(dialogOf(element)).borderTopStyle, 'no edge in forced colours').to.equal('solid')
  })

  it('opens where it comes into the page after it was asked to', async () => {
    const element = document.createElement('booking-button')
    element.setAttribute('server', salon.server)
    element.show()
    await aTimeout(0)
    document.body.append(element)
    opened = element
    await visitorIn(element)
    expect(dialogOf(element).matches(':modal')).to.equal(true)
  })

  it('doesn’t open for who has called it off, or has gone on to something else', async () => {
    const [escaped, left] = [place(ADA), place(ADA)]
    const elsewhere = document.createElement('input')
    document.body.append(elsewhere)
    press(escaped, 'button')
    inside(escaped, '[part=button]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    press(left, 'button')
    elsewhere.focus()
    const isBusy = (element: BookingButton): boolean => inside(element, '[part=button]').ariaBusy !== null
    await waitUntil(() => !isBusy(escaped) && !isBusy(left), 'still coming', { timeout: 15_000 })
    expect([escaped, left].map((element) => dialogOf(element).open)).to.deep.equal([false, false])
    expect(document.activeElement).to.equal(elsewhere)
    for (const element of [escaped, elsewhere]) element.remove()
  })

  it('doesn’t open when it was closed before the dialog came', async () => {
    const element = place(ADA)
    element.show()
    element.close()
    await waitUntil(() => inside(element, '[part=button]').ariaBusy === null, 'still coming', { timeout: 15_000 })
    expect(dialogOf(element).open).to.equal(false)
    element.show()
    const ada = await visitorIn(element)
    await ada.button('10:30')
  })

  it('closes by its button, Escape, and a press beside the dialog; focus returns, nothing typed is lost', async () => {
    const element = place(ADA)
    press(element, 'button')
    const ada = await visitorIn(element)
    await ada.press('10:30')
    await ada.type('Note', 'First visit')
    press(element, 'close')
    expect(dialogOf(element).open).to.equal(false)
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.equal('button')

    press(element, 'button')
    expect((await ada.field('Note')).value).to.equal('First visit')
    await sendKeys({ press: 'Escape' })
    await waitUntil(() => !dialogOf(element).open, 'Escape')

    press(element, 'button')
    await ada.field('Note')
    await sendMouse({ type: 'click', position: [2, 2] })
    await waitUntil(() => !dialogOf(element).open, 'beside')
  })

  it('stays open for a press that only ends beside it', async () => {
    const element = place(ADA)
    element.show()
    const ada = await visitorIn(element)
    await ada.button('10:30')
    const { left, top } = dialogOf(element).getBoundingClientRect()
    await sendMouse({ type: 'move', position: [Math.round(left + 60), Math.round(top + 90)] })
    await sendMouse({ type: 'down' })
    await sendMouse({ type: 'move', position: [2, 2] })
    await sendMouse({ type: 'up' })
    expect(dialogOf(element).open).to.equal(true)
  })

  it('gives back the time that was kept when it closes, and keeps it again when it opens', async () => {
    const element = place(ADA)
    element.show()
    const ada = await visitorIn(element)
    await ada.press('10:30')
    await ada.see('Kept for you')
    element.close()
    await waitUntil(() => salon.holds.size === 0, 'not given back')
    element.show()
    await waitUntil(() => salon.holds.size > 0, 'not kept again')
    await ada.see('Kept for you')
    expect(salon.holds.size).to.equal(1)
  })

  it('keeps a draft of its own, also closed, where another is for the same', async () => {
    const staff = { service: 'haircut', staff: 'anna' }
    const first = place(staff)
    first.show()
    const ada = await visitorIn(first)
    await ada.press('10:30')
    await ada.type('Name', 'Ada')
    first.close()
    await waitUntil(() => salon.holds.size === 0, 'not given back')
    const second = place(staff)
    second.show()
    const ben = await visitorIn(second)
    await ben.press('12:00')
    expect((await ben.field('Name')).value).to.equal('')
    await ben.type('Name', 'Ben')
    second.close()
    const drafts = (): readonly string[] => Object.values(sessionStorage).map(String)
    expect(drafts().filter((draft) => draft.includes('Ada'))).to.have.length(1)
    first.widget?.reset()
    expect(drafts().filter((draft) => draft.includes('Ada'))).to.have.length(0)
    expect(drafts().filter((draft) => draft.includes('Ben'))).to.have.length(1)
    first.remove()
  })

  it('keeps its looks in another document', () => {
    const element = place()
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const looks = (): string => getComputedStyle(inside(element, '[part=button]')).minHeight
    frame.contentDocument?.body.append(element)
    expect(looks()).to.equal('48px')
    document.body.append(element)
    expect(looks()).to.equal('48px')
    frame.remove()
  })

  it('starts anew after a booking', async () => {
    const element = place(ADA)
    element.show()
    const ada = await visitorIn(element)
    await ada.press('10:30')
    await ada.press('Book Monday at 10:30')
    await ada.see('You’re booked')
    element.close()
    element.show()
    await ada.see('Choose a time')
    expect(ada.sees('You’re booked')).to.equal(false)
  })

  it('follows attributes that change while it is open, and when it opens again', async () => {
    const element = place({ service: 'haircut', staff: 'anna' })
    element.show()
    const ada = await visitorIn(element)
    await ada.button('10:30')
    element.setAttribute('service', 'consultation')
    await ada.see('1 h 15')
    element.close()
    await waitUntil(() => !element.widget?.isConnected)
    element.removeAttribute('service')
    element.setAttribute('locale', 'en-US')
    element.show()
    await ada.see('10:30 AM')
    expect(element.widget?.service).to.equal(null)
  })

  it('leaves Back to the page', async () => {
    const before = history.length
    const element = place({ ...ADA, history: '' })
    element.show()
    const ada = await visitorIn(element)
    await ada.press('10:30')
    await ada.see('Your details')
    expect(element.widget?.history).to.equal(false)
    expect(history.length).to.equal(before)
  })

  it('shows a booking to be managed', async () => {
    salon.bookings.set('booking-1', buildBooking())
    const element = place({ booking: 'booking-1', token: TOKEN })
    element.show()
    const ada = await visitorIn(element)
    await ada.see('Your booking')
    expect(asked('GET', 'bookings/booking-1')[0]?.headers.get('Authorization')).to.equal(`Bearer ${TOKEN}`)
  })

  it('stays open where it is moved, also while it is coming, and closes when it goes', async () => {
    const element = place(ADA)
    element.show()
    const elsewhere = document.createElement('section')
    document.body.append(elsewhere)
    elsewhere.append(element)
    const ada = await visitorIn(element)
    await ada.press('10:30')
    await ada.type('Note', 'First visit')
    document.body.append(element)
    expect(dialogOf(element).matches(':modal')).to.equal(true)
    await aTimeout(0)
    expect((await ada.field('Note')).value).to.equal('First visit')
    element.remove()
    await waitUntil(() => !dialogOf(element).open, 'still open')
    elsewhere.append(element)
    await aTimeout(0)
    expect(dialogOf(element).open).to.equal(false)
    element.show()
    await ada.field('Note')
    elsewhere.remove()
  })

  it('floats in the corner where reading ends, and fills small screens', async () => {
    const element = place({ ...ADA, float: '' })
    const side = (): string => {
      const { left, right } = element.getBoundingClientRect()
      return left < innerWidth - right ? 'left' : 'right'
    }
    expect(getComputedStyle(element).position).to.equal('fixed')
    expect(side()).to.equal('right')
    document.documentElement.dir = 'rtl'
    expect(side()).to.equal('left')
    document.documentElement.dir = ''
    element.show()
    await visitorIn(element)
    await setViewport({ width: 375, height: 700 })
    expect(inside(element, '[part=close]').getBoundingClientRect().width).to.equal(44)
    await Promise.all(
      dialogOf(element)
        .getAnimations()
        .map(({ finished }) => finished),
    )
    const { width, height } = dialogOf(element).getBoundingClientRect()
    expect([width, height].map(Math.round)).to.deep.equal([innerWidth, innerHeight])
    await setViewport({ width: 1000, height: 800 })
  })

  it('asks the server for nothing before it is opened', async () => {
    const element = place(ADA)
    element.shadowRoot?.querySelector('button')?.dispatchEvent(new PointerEvent('pointerenter'))
    await aTimeout(0)
    expect(asked('GET', 'services')).to.deep.equal([])
    expect(element.widget).to.equal(undefined)
  })
})
