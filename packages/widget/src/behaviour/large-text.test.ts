import { expect } from '@open-wc/testing'
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
})
