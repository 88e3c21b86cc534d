import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { sendKeys, sendMouse } from '@web/test-runner-commands'
import type { BookingButton } from '../booking-button.js'
import { ADA, dialogOf, inside, place, press, removeButtons, visitorIn } from '../testing/button.js'
import { salon, withSalon } from '../testing/salon.js'

type Turn = (menu: HTMLDetailsElement) => unknown

withSalon()
afterEach(removeButtons)

describe('the dialog of a button', () => {
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

  it('is there without its button, for a page that has one of its own', async () => {
    const element = place(ADA)
    element.hidden = true
    element.show()
    const ada = await visitorIn(element)
    await waitUntil(() => dialogOf(element).getBoundingClientRect().height > 0, 'not seen')
    expect(element.shadowRoot?.activeElement, 'focus').to.equal(dialogOf(element))
    expect(inside(element, '[part=button]').getBoundingClientRect().height, 'the button').to.equal(0)
    await ada.press('10:30')
    await ada.see('Your details')
    press(element, 'close')
    await waitUntil(() => getComputedStyle(element).display === 'none', 'no longer hidden')
    element.hidden = false
    expect(inside(element, '[part=button]').getBoundingClientRect().height).to.equal(48)
  })

  for (const [what, hide, show] of [
    ['a menu that goes', (menu) => (menu.style.display = 'none'), (menu) => (menu.style.display = '')],
    ['details that close', (menu) => (menu.open = false), (menu) => (menu.open = true)],
  ] as const satisfies readonly (readonly [string, Turn, Turn])[]) {
    it(`closes in ${what}, and never holds the page still unseen`, async () => {
      const menu = document.createElement('details')
      menu.open = true
      document.body.append(menu)
      const element = place(ADA)
      menu.append(element)
      const warned: unknown[] = []
      const { warn } = console
      console.warn = (text: unknown) => warned.push(text)
      try {
        press(element, 'button')
        await visitorIn(element)
        hide(menu)
        await waitUntil(() => !dialogOf(element).open, 'still open')
        expect(warned).to.deep.equal([
          '<booking-button> is in something that isn’t displayed, and so is its dialog: put it elsewhere.',
        ])
        show(menu)
        press(element, 'button')
        await waitUntil(() => dialogOf(element).checkVisibility(), 'not open again')
      } finally {
        console.warn = warn
        menu.remove()
      }
    })
  }

  it('can be pressed in what goes away as the button is pressed', async () => {
    const menu = document.createElement('div')
    menu.style.cssText = 'visibility: hidden; pointer-events: none'
    document.body.append(menu)
    const element = place(ADA)
    menu.append(element)
    element.show()
    await visitorIn(element)
    const { visibility, pointerEvents } = getComputedStyle(dialogOf(element))
    expect([visibility, pointerEvents]).to.deep.equal(['visible', 'auto'])
    menu.remove()
  })
})
