import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { ADA, dialogOf, inside, labelOf, place, press, removeButtons, visitorIn } from '../testing/button.js'
import { TOKEN, asked, buildBooking, salon, withSalon } from '../testing/salon.js'

withSalon()
afterEach(removeButtons)

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

  it('is called by its label where a picture stands on it', async () => {
    const element = place({ label: 'Book Anna' })
    for (const picture of [
      '<svg aria-hidden="true" width="20" height="20"></svg>',
      '<svg width="20" height="20"><style>path { fill: red }</style><path d="M0 0h9v9z" /></svg>',
      '<i aria-hidden="true">★</i>',
    ]) {
      element.innerHTML = picture
      await waitUntil(() => labelOf(element).hidden, 'it is there twice')
      expect(inside(element, '[part=button]').ariaLabel).to.equal('Book Anna')
      await expect(element).to.be.accessible()
    }
  })

  it('takes the fonts that the page gives both elements, and is never smaller than 16px', () => {
    const element = place()
    const font = (): string[] => {
      const { fontFamily, fontSize } = getComputedStyle(inside(element, '[part=button]'))
      return [fontFamily, fontSize]
    }
    document.documentElement.style.fontSize = '62.5%'
    expect(font()[1]).to.equal('16px')
    document.documentElement.style.fontSize = ''
    element.style.cssText = '--booking-font: Georgia; --booking-font-size: 20px'
    expect(font()).to.deep.equal(['Georgia', '20px'])
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

  it('shows a booking to be managed', async () => {
    salon.bookings.set('booking-1', buildBooking())
    const element = place({ booking: 'booking-1', token: TOKEN })
    element.show()
    const ada = await visitorIn(element)
    await ada.see('Your booking')
    expect(asked('GET', 'bookings/booking-1')[0]?.headers.get('Authorization')).to.equal(`Bearer ${TOKEN}`)
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
