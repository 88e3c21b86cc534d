import { expect, waitUntil } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { asked, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }
const frameOf = (element: Element): HTMLElement => element.shadowRoot?.querySelector('.frame') as HTMLElement

describe('languages', () => {
  it('speaks the language that the page asks for, dates and all', async () => {
    const ada = visit({ ...ADA, locale: 'de-AT' })
    // On a busy machine, English may have been there first.
    await ada.see('Zeit auswählen')
    await ada.press('10:30')
    expect(frameOf(ada.element).lang).to.equal('de-AT')
    await ada.press('Montag um 10:30 Uhr buchen')
    await ada.see('Ihr Termin ist gebucht')
    expect(ada.sees('Montag, 9. März 2026')).to.equal(true)
    expect(asked('POST', 'bookings')[0]?.body).to.have.property('locale', 'de-AT')
  })

  it('follows the page when that changes its language', async () => {
    const { lang } = document.documentElement
    const ada = visit({ ...ADA, locale: '' })
    document.documentElement.lang = 'en-GB'
    await ada.press('10:30')
    await ada.see('Your details')
    document.documentElement.lang = 'de'
    await ada.see('Ihre Angaben')
    expect((await ada.field('Name')).value).to.equal('Ada')
    document.documentElement.lang = lang
  })

  it('follows whatever is around it when that changes its language, and is silent about what it said before', async () => {
    const ada = visit({ ...ADA, locale: '' })
    const around = ada.element.parentElement as HTMLElement
    around.lang = 'en-GB'
    await ada.press(/^Tuesday, 10 March/)
    expect(ada.told()).to.equal('Tuesday, 10 March 2026, 16 free times')
    around.lang = 'de'
    await ada.see('Zeit auswählen')
    expect(ada.told()).to.equal('')
    around.lang = 'nl'
    await ada.see('Kies een tijd')
    around.lang = 'en-GB'
    await ada.see('Choose a time')
  })

  it('follows what is around it in a shadow tree, too', async () => {
    const host = document.createElement('div')
    document.body.append(host)
    const around = document.createElement('section')
    host.attachShadow({ mode: 'open' }).append(around)
    around.lang = 'en-GB'
    const ada = visit({ ...ADA, locale: '' })
    around.append(ada.element)
    await ada.see('Choose a time')
    around.lang = 'de'
    await ada.see('Zeit auswählen')
    around.removeAttribute('lang')
    host.lang = 'nl'
    await ada.see('Kies een tijd')
    expect(frameOf(ada.element).lang).to.equal('nl')
    host.remove()
  })

  it('runs from right to left where its language does', async () => {
    const ada = visit({ ...ADA, locale: 'ar-AE', 'time-zone': 'Asia/Dubai' })
    await ada.see('اختر الوقت')
    expect(frameOf(ada.element).dir).to.equal('rtl')
    const leftOf = (selector: string): number =>
      frameOf(ada.element).querySelector(selector)?.getBoundingClientRect().left ?? Number.NaN
    expect(leftOf('[data-date="2026-03-10"]')).to.be.greaterThan(leftOf('[data-date="2026-03-11"]'))
    expect(leftOf('.times')).to.be.lessThan(leftOf('.month'))
  })

  it('has times and addresses run from left to right, whatever is around them', async () => {
    const ada = visit({ ...ADA, locale: 'he' })
    await ada.press('10:30')
    await ada.see('הפרטים שלך')
    const { childNodes } = frameOf(ada.element).querySelector('bdi.figures') as HTMLElement
    const range = [...childNodes].find((node) => node instanceof Text) as Text
    const leftOf = (time: string): number => {
      const place = document.createRange()
      place.setStart(range, range.data.indexOf(time))
      place.setEnd(range, range.data.indexOf(time) + time.length)
      return place.getBoundingClientRect().left
    }
    expect(leftOf('10:30')).to.be.lessThan(leftOf('11:00'))
    expect(getComputedStyle(await ada.field('אימייל')).direction).to.equal('ltr')
  })

  it('says nothing in another language before its words are here, and asks for times meanwhile', async () => {
    let deliver = (): void => {}
    const delivery = new Promise<void>((resolve) => (deliver = resolve))
    worker.use(
      http.get('*/i18n/choosing/fr.ts', async () => {
        await delivery
        return undefined
      }),
    )
    const ada = visit({ ...ADA, locale: 'fr' })
    await waitUntil(() => asked('GET', 'slots').length > 0)
    expect(frameOf(ada.element).textContent?.trim()).to.equal('')
    deliver()
    await ada.see('Choisissez une heure')
  })

  it('doesn’t wait for its words for ever, and speaks it when they come after all', async () => {
    let deliver = (): void => {}
    const delivery = new Promise<void>((resolve) => (deliver = resolve))
    worker.use(
      http.get('*/i18n/choosing/it.ts', async () => {
        await delivery
        return undefined
      }),
    )
    const { setTimeout: inTime } = globalThis
    globalThis.setTimeout = ((act: () => void, ms: number) => inTime(act, ms === 5000 ? 0 : ms)) as typeof setTimeout
    const ada = visit({ ...ADA, locale: 'it' })
    await ada.see('Choose a time')
    expect(frameOf(ada.element).lang).to.match(/^en/)
    globalThis.setTimeout = inTime
    deliver()
    await ada.see('Scegli un orario')
  })

  it('goes on in English where its words can’t be had', async () => {
    worker.use(http.get('*/i18n/choosing/es.ts', () => HttpResponse.error()))
    const ada = visit({ ...ADA, locale: 'es-ES' })
    await ada.see('Choose a time')
    expect(frameOf(ada.element).lang).to.match(/^en/)
    await ada.see('10:30')
  })

  it('asks for its words again as its visitor goes on', async () => {
    let refusals = 0
    const refuse = (): Response => {
      refusals += 1
      return HttpResponse.error()
    }
    worker.use(http.get('*/i18n/choosing/sv.ts', refuse), http.get('*/i18n/booking/sv.ts', refuse))
    const ada = visit({ ...ADA, locale: 'sv' })
    await ada.button('10:30')
    // Where a failed address may be asked for again, it is, and then as another one.
    await waitUntil(() => refusals >= 3, 'the next part’s words and these are still to be asked for')
    worker.resetHandlers()
    const { performance } = globalThis
    const now = performance.now.bind(performance)
    let later = 0
    performance.now = () => now() + (later += 11_000)
    await ada.press(/^Tuesday/)
    await ada.press(/^Wednesday, 11/)
    // The last refusal may be heard of after these presses: there are always more to come.
    const goesOn = (): boolean => (ada.element.requestUpdate(), ada.sees('Välj en tid'))
    await waitUntil(goesOn, 'no Swedish words', { timeout: 15_000 })
    expect(frameOf(ada.element).lang).to.equal('sv')
    performance.now = now
  })

  it('has the page’s own words in place of some, whatever the language', async () => {
    const ada = visit(ADA)
    ada.element.messages = { time: { heading: 'When shall we see you?' }, details: { book: 'See you {weekday}!' } }
    await ada.see('When shall we see you?')
    await ada.press('10:30')
    expect((await ada.button('See you Monday!')).isConnected).to.equal(true)
    ada.element.messages = undefined
    await ada.press('Back')
    await ada.see('Choose a time')
  })
})
