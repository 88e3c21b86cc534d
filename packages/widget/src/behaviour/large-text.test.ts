import { expect, waitUntil } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { sidewaysIn } from '../testing/looks.js'
import { withSalon } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

// That nothing else scrolls sideways is seen in states.test.ts.

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

describe('text twice as large on 320 px', () => {
  it('never scrolls sideways in the months with the longest names', async () => {
    const ada = visit({ service: 'haircut', staff: 'anna' }, WIDTH)
    await ada.button('10:30')
    const found: string[] = []
    for (let month = 4; month <= 12; month += 1) {
      await ada.press('Next month')
      found.push(...sidewaysIn(ada.element))
    }
    await ada.see('December 2026')
    expect(found).to.deep.equal([])
  })

  // Those with the longest words.
  for (const locale of ['de', 'fr', 'pl', 'uk', 'ro', 'it', 'el']) {
    it(`never scrolls sideways in ${locale}`, async () => {
      const ada = visit({ service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com', locale }, WIDTH)
      const look = async (selector: string): Promise<HTMLElement> => {
        const find = (): HTMLElement | null | undefined => ada.element.shadowRoot?.querySelector<HTMLElement>(selector)
        await waitUntil(find, `no ${selector}`, { timeout: 15_000 })
        found.push(...sidewaysIn(ada.element))
        return find() as HTMLElement
      }
      const found: string[] = []
      ;(await look('.times .time')).click()
      ;(await look('[type=submit]')).click()
      await look('[part=confirmation]')
      expect(found).to.deep.equal([])
    })
  }

  it('shows every time zone with its offset', async () => {
    await setViewport({ width: 320, height: 700 })
    const ada = visit({ service: 'haircut', staff: 'anna', locale: 'de' }, WIDTH)
    await ada.press('Zeitzone ändern')
    await ada.button(/^Berlin/)
    const list = ada.element.shadowRoot?.querySelector('.zone-list') as HTMLElement
    const edge = list.getBoundingClientRect().left + list.clientWidth
    const cut = [...list.querySelectorAll('.offset')].filter((offset) => offset.getBoundingClientRect().right > edge)
    expect(cut).to.have.length(0)
    await setViewport({ width: 1000, height: 800 })
  })
})
