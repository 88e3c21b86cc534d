import { expect, waitUntil } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import type { BookingButton } from '../booking-button.js'
import '../define-button.js'
import { salon, withSalon, worker } from '../testing/salon.js'

// A page loads the dialog once: what can be seen of that is seen here, and nowhere before.

withSalon()

const DIALOG = '*/button/dialog.ts'
const PATIENCE = { timeout: 15_000 }

function place(locale: string): BookingButton {
  const element = document.createElement('booking-button')
  element.setAttribute('server', salon.server)
  element.setAttribute('locale', locale)
  document.body.append(element)
  return element
}

const inside = (element: BookingButton, selector: string): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector(selector)
const button = (element: BookingButton): HTMLElement => inside(element, '[part=button]') as HTMLElement
const retry = (element: BookingButton): HTMLElement => inside(element, '[part=retry]') as HTMLElement

describe('the dialog of a button', () => {
  it('is asked for again when it couldn’t be had, by a button that says so in the visitor’s language', async () => {
    worker.use(http.get(DIALOG, () => HttpResponse.error()))
    const element = place('de')
    const before = button(element).getBoundingClientRect().top
    button(element).dispatchEvent(new PointerEvent('pointerenter'))
    button(element).click()
    expect(button(element).ariaBusy).to.equal('true')
    await waitUntil(() => retry(element).textContent === '⚠ Noch einmal versuchen', 'not said', PATIENCE)
    expect([retry(element).lang, button(element).ariaBusy]).to.deep.equal(['de', null])
    const top = button(element).getBoundingClientRect().top
    expect(top, 'it has moved').to.equal(before)
    expect(button(element).innerText, 'not instead of its label').to.equal('⚠ Noch einmal versuchen')
    element.setAttribute('locale', 'he')
    expect(retry(element).textContent).to.equal('⚠ לנסות שוב')
    element.setAttribute('retry-label', 'Call us')
    expect([retry(element).textContent, retry(element).lang]).to.deep.equal(['⚠ Call us', ''])
    expect(inside(element, 'dialog')).to.equal(null)

    worker.resetHandlers()
    button(element).click()
    await waitUntil(() => inside(element, 'dialog')?.matches(':modal'), 'not opened', PATIENCE)
    expect([retry(element).textContent, button(element).ariaBusy]).to.deep.equal(['', null])
    expect(button(element).innerText).to.equal('קביעת תור')
    element.remove()
  })

  it('is at hand for whoever comes near', async () => {
    const element = place('en')
    button(element).dispatchEvent(new PointerEvent('pointerenter'))
    await waitUntil(() => inside(element, 'dialog'), 'not made', PATIENCE)
    expect(inside(element, 'dialog')?.matches(':modal')).to.equal(false)
    element.remove()
  })
})
