import { expect } from '@open-wc/testing'
import { paleTextIn, violationsIn } from '../testing/accessible.js'
import { sidewaysIn, smallTargetsIn } from '../testing/looks.js'
import { withSalon } from '../testing/salon.js'
import { STATES } from '../testing/states.js'
import { onSystem } from '../testing/system.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
before(() => onSystem({ reducedMotion: 'reduce' }))

/** What a page with a little padding leaves of 320 px. */
const NARROW = '288px'

const page = document.documentElement.style
afterEach(() => {
  page.removeProperty('font-size')
  page.removeProperty('font-family')
  leave()
})

describe('is accessible', () => {
  for (const { name, attributes = {}, before: prepare, lead } of STATES) {
    it(`while showing ${name}`, async () => {
      prepare?.()
      const ada = visit(attributes)
      await lead(ada)
      const found: string[] = [...(await violationsIn(ada.element, 'light, wide'))]
      found.push(...smallTargetsIn(ada.element).map((target) => `small: ${target}`))

      ada.element.theme = 'dark'
      ;(ada.element.parentElement as HTMLElement).style.width = NARROW
      await ada.element.updateComplete
      found.push(...(await paleTextIn(ada.element, 'dark, narrow')))
      found.push(...smallTargetsIn(ada.element).map((target) => `small when narrow: ${target}`))
      found.push(...sidewaysIn(ada.element).map((part) => `sideways: ${part}`))

      page.setProperty('font-size', '200%')
      // Wider than the default, and what most pages have.
      page.setProperty('font-family', 'sans-serif')
      found.push(...sidewaysIn(ada.element).map((part) => `sideways in large text: ${part}`))
      expect(found).to.deep.equal([])
    })
  }
})
