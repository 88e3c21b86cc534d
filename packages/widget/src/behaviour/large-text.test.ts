import { expect } from '@open-wc/testing'
import { TOKEN, buildBooking, salon, withSalon } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()

/** What a page with a little padding leaves of 320 px. */
const WIDTH = 288

const page = document.documentElement.style
beforeEach(() => {
  page.setProperty('font-size', '200%')
  // Wider than the default, and what most pages have.
  page.setProperty('font-family', 'sans-serif')
})
afterEach(() => {
  page.removeProperty('font-size')
  page.removeProperty('font-family')
  leave()
})

/** What reaches out of the element's own width, or is cut off within. */
function sidewaysIn({ element }: Visitor): readonly string[] {
  const frame = element.getBoundingClientRect()
  const reachesOut = (part: Element): boolean => {
    const { left, right } = part.getBoundingClientRect()
    return right > frame.right + 0.5 || left < frame.left - 0.5
  }
  const isCut = (part: Element): boolean => part.matches('th, button, p, h2, h3') && part.scrollWidth > part.clientWidth
  return [...(element.shadowRoot?.querySelectorAll('.frame *') ?? [])]
    .filter((part) => !part.closest('.visually-hidden, .zone-popup, .trap'))
    .filter((part) => part.getClientRects().length > 0 && part.localName !== 'slot')
    .filter((part) => reachesOut(part) || isCut(part))
    .map((part) => `${part.tagName}.${part.className}: ${part.textContent?.trim().slice(0, 40)}`)
}

describe('text twice as large on 320 px', () => {
  it('never scrolls sideways on the way to a booking', async () => {
    const ada = visit({ locale: 'en-US' }, WIDTH)
    const found: Record<string, readonly string[]> = {}
    await ada.button(/^Haircut/)
    found['services'] = sidewaysIn(ada)
    await ada.press(/^Haircut/)
    found['people'] = sidewaysIn(ada)
    await ada.press(/^Anna/)
    await ada.press('Next month')
    await ada.press(/^Monday, April 6/)
    found['times'] = sidewaysIn(ada)
    await ada.press(/^11:00/)
    await ada.press(/^Book /)
    found['details'] = sidewaysIn(ada)
    await ada.type('Name', 'Ada')
    await ada.type('E-mail', 'a-rather-long-address-of-ada@subdomain.example.com')
    salon.taken.push({ start: Date.parse('2026-04-06T09:00:00Z'), end: Date.parse('2026-04-06T09:30:00Z') })
    await ada.press(/^Book /)
    await ada.see('just taken')
    found['taken'] = sidewaysIn(ada)
    await ada.press(/at 11:30/)
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    found['booked'] = sidewaysIn(ada)
    expect(found).to.deep.equal({ services: [], people: [], times: [], details: [], taken: [], booked: [] })
  })

  it('nor in the months with the longest names', async () => {
    const ada = visit({ service: 'haircut', staff: 'anna' }, WIDTH)
    await ada.button('10:30')
    const found: string[] = []
    for (let month = 4; month <= 12; month += 1) {
      await ada.press('Next month')
      found.push(...sidewaysIn(ada))
    }
    await ada.see('December 2026')
    expect(found).to.deep.equal([])
  })

  it('nor with a booking to manage', async () => {
    salon.bookings.set('booking-1', buildBooking())
    const ada = visit({ booking: 'booking-1', token: TOKEN }, WIDTH)
    await ada.press('Cancel booking')
    const cancelling = sidewaysIn(ada)
    await ada.press('Keep booking')
    await ada.press('Move to another time')
    await ada.press('10:30')
    expect([...cancelling, ...sidewaysIn(ada)]).to.deep.equal([])
  })
})
