import { expect, waitUntil } from '@open-wc/testing'
import { BookingWidget } from '../booking-widget.js'
import { onScreen } from '../testing/colour.js'
import { TOKEN, asked, buildBooking, salon, withSalon } from '../testing/salon.js'
import { likesDark, onSystem } from '../testing/system.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna' }
const background = (element: Element): string =>
  getComputedStyle(element.shadowRoot?.querySelector('.frame') as Element).backgroundColor

describe('the element', () => {
  it('goes on where it was when it is moved in the page', async () => {
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.type('Name', 'Ada')
    const elsewhere = document.createElement('section')
    document.body.append(elsewhere)
    elsewhere.append(ada.element)
    await ada.element.updateComplete
    expect((await ada.field('Name')).value).to.equal('Ada')
    expect(asked('GET', 'services')).to.have.length(1)
    elsewhere.remove()
  })

  it('works again after it was taken away while waiting', async () => {
    const ada = visit(ADA)
    const place = ada.element.parentElement as HTMLElement
    ada.element.remove()
    await Promise.resolve()
    place.append(ada.element)
    await ada.button('10:30')
    expect(ada.heading()).to.equal('Choose a time')
  })

  it('asks the server again on refresh', async () => {
    const ada = visit(ADA)
    await ada.button('10:30')
    ada.element.refresh()
    await ada.button('10:30')
    await ada.see('Mon 9 March')
    expect(asked('GET', 'services')).to.have.length(2)
  })

  it('follows attributes that change', async () => {
    const ada = visit(ADA)
    await ada.button('10:30')
    ada.element.service = 'consultation'
    await ada.see('Consultation')
    expect(ada.sees('1 h 15')).to.equal(true)
    ada.element.locale = 'en-US'
    await ada.see('10:30 AM')
    expect((await ada.button(/^Monday, March 9, 2026/)).isConnected).to.equal(true)
  })

  it('takes undefined and null for its own clock and its own words', async () => {
    const grace = visit(ADA)
    Reflect.set(grace.element, 'messages', { time: null, back: undefined, staff: 'Who', details: { heading: null } })
    await grace.button('10:30')
    expect(grace.heading()).to.equal('Choose a time')
    salon.now = Date.now()
    for (const nothing of [undefined, null]) {
      const ada = visit(ADA)
      for (const name of ['clock', 'messages', 'theme']) Reflect.set(ada.element, name, nothing)
      await ada.press(/^\d+:\d\d$/)
      await ada.see('Your details')
      expect(ada.heading(), String(nothing)).to.equal('Your details')
      // Its hold must not be asked for in the next test.
      await ada.see('Kept for you')
    }
  })

  it('goes on with the person whom the page names next, from the times to the booking', async () => {
    const ada = visit({ ...ADA, name: 'Ada', email: 'ada@example.com' })
    await ada.press('10:30')
    await ada.see('Kept for you')
    ada.element.staff = 'ben'
    await ada.see('with Ben')
    expect(ada.heading()).to.equal('Choose a time')
    await ada.press(/^Tuesday, 10 March/)
    await ada.press('19:30')
    await ada.see('Kept for you')
    await ada.press('Book Tuesday at 19:30')
    await ada.see('You’re booked')
    expect(asked('POST', 'holds').map(({ body }) => (body as { staff: string }).staff)).to.deep.equal([
      'staff-anna',
      'staff-ben',
    ])
    expect(asked('POST', 'bookings')[0]?.body).to.include({ staff: 'staff-ben' })
  })

  it('gives the chosen time back when the page shows a booking instead', async () => {
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.see('Kept for you')
    salon.bookings.set('booking-1', buildBooking())
    ada.element.booking = 'booking-1'
    ada.element.token = TOKEN
    await ada.see('Your booking')
    await waitUntil(() => asked('DELETE', 'holds/hold-1').length === 1, 'the time is kept on')
    expect(salon.holds.size).to.equal(0)
  })

  it('takes the room that there is, also where the page asks for its own width', async () => {
    const ada = visit(ADA)
    await ada.button('10:30')
    const place = ada.element.parentElement as HTMLElement
    for (const style of [
      'display: flex; flex-direction: column; align-items: center',
      'display: flex',
      'float: left',
    ]) {
      place.style.cssText = `${style}; width: 600px`
      expect(ada.element.getBoundingClientRect().width, style).to.equal(600)
    }
    place.style.cssText = 'width: 600px'
    ada.element.style.float = 'left'
    expect(ada.element.getBoundingClientRect().width).to.equal(600)
  })

  it('has its columns whatever the page’s rules for all of its elements are', async () => {
    const page = document.createElement('style')
    page.textContent = 'booking-widget { all: unset; display: inline; container-type: normal }'
    document.head.append(page)
    const ada = visit(ADA)
    await ada.button('10:30')
    const layout = ada.element.shadowRoot?.querySelector('.layout') as Element
    expect(getComputedStyle(layout).gridTemplateColumns.split(' ')).to.have.length(2)
    page.remove()
  })

  it('leaves the page’s focus alone until somebody uses it', async () => {
    const input = document.createElement('input')
    document.body.append(input)
    input.focus()
    const ada = visit(ADA)
    await ada.button('10:30')
    expect(document.activeElement).to.equal(input)
    await ada.press('10:30')
    await ada.seeFocusOn('Your details')
    input.remove()
  })

  it('is light or dark as told, or as the system is', async () => {
    const [auto, light, dark] = [
      visit({ ...ADA, theme: 'auto' }).element,
      visit({ ...ADA, theme: 'light' }).element,
      visit({ ...ADA, theme: 'dark' }).element,
    ]
    await Promise.all([auto, light, dark].map((element) => element.updateComplete))
    expect(background(light)).to.equal('rgb(255, 255, 255)')
    expect(background(dark)).not.to.equal('rgb(255, 255, 255)')
    await onSystem({ colorScheme: 'dark' })
    expect(likesDark()).to.equal(true)
    expect(background(auto)).to.equal(background(dark))
    await onSystem({ colorScheme: 'light' })
    expect(background(auto)).to.equal(background(likesDark() ? dark : light))
  })

  it('takes the page’s font and accent, and chooses text that reads on it', async () => {
    const ada = visit({ ...ADA, name: 'Ada' })
    ada.element.style.setProperty('--booking-accent', '#ffd54a')
    ;(ada.element.parentElement as HTMLElement).style.fontFamily = 'Georgia'
    await ada.press('10:30')
    const primary = getComputedStyle(await ada.button(/^Book /))
    expect(onScreen(primary.backgroundColor)).to.deep.equal([255, 213, 74])
    expect(primary.color).to.match(/^color\(xyz-d65 0 0 0\)$/)
    expect(primary.fontFamily).to.equal('Georgia')
  })

  it('takes nothing else of how the page sets its text, but goes where that does', async () => {
    const ada = visit(ADA)
    const page = ada.element.parentElement as HTMLElement
    const button = await ada.button('10:30')
    const looks = (): Record<string, string> => {
      const { wordBreak, textShadow, userSelect, cursor, writingMode, fontVariant, textAlignLast } =
        getComputedStyle(button)
      const [fill, stroke] = ['fill-color', 'stroke-width'].map((name) =>
        getComputedStyle(button).getPropertyValue(`-webkit-text-${name}`),
      )
      const select = userSelect || getComputedStyle(button).getPropertyValue('-webkit-user-select')
      return { wordBreak, textShadow, select, cursor, writingMode, fontVariant, textAlignLast, fill, stroke } as Record<
        string,
        string
      >
    }
    const before = looks()
    page.setAttribute(
      'style',
      `word-break: break-all; text-shadow: 0 0 3px red; -webkit-user-select: none; user-select: none; cursor: none;
      writing-mode: vertical-rl; font-variant: small-caps; text-align-last: right; -webkit-text-fill-color: red;
      -webkit-text-stroke: 1px red; visibility: hidden; pointer-events: none`,
    )
    expect(looks()).to.deep.equal(before)
    const { visibility, pointerEvents } = getComputedStyle(button)
    expect([visibility, pointerEvents]).to.deep.equal(['hidden', 'none'])
  })

  it('takes colours that the page keeps under names of its own', async () => {
    const page = document.createElement('style')
    page.textContent = 'booking-widget { --accent: rgb(1, 2, 3); --booking-accent: var(--accent) }'
    document.head.append(page)
    const ada = visit({ ...ADA, name: 'Ada' })
    await ada.press('10:30')
    expect(onScreen(getComputedStyle(await ada.button(/^Book /)).backgroundColor)).to.deep.equal([1, 2, 3])
    page.remove()
  })

  it('has room for the page’s own header', async () => {
    const ada = visit(ADA)
    const header = document.createElement('p')
    header.slot = 'header'
    ada.element.append(header)
    await ada.button('10:30')
    expect(header.assignedSlot?.name).to.equal('header')
  })

  it('registers once, without a word about it', async () => {
    const warnings: unknown[] = []
    const warn = console.warn
    console.warn = (...words) => warnings.push(words)
    const again = '../define.ts?again'
    await import(again)
    console.warn = warn
    expect(customElements.get('booking-widget')).to.equal(BookingWidget)
    expect(warnings).to.deep.equal([])
  })
})
