import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { speechOf } from '../i18n/language.js'
import { ANNA } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { app } from '../testing/today-page.js'
import { button, expectHealthy, leave, press, see, visit } from '../testing/visit.js'

afterEach(leave)
afterEach(() => setViewport({ width: 1280, height: 900 }))

const ALWAYS = [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }]
const SPECIAL = [
  { date: '2026-12-03', windows: [] },
  { date: '2026-12-04', windows: [{ start: '08:00', end: '12:00' }] },
]

/** What is seen of a mark outside of its day. */
const runOut = (): string[] =>
  [...document.querySelectorAll('.month-what')].flatMap((mark) => {
    const range = document.createRange()
    range.selectNodeContents(mark)
    const [text, day] = [range, mark.closest('.month-day') as Element].map((one) => one.getBoundingClientRect()) as [
      DOMRect,
      DOMRect,
    ]
    const isInside = day.left <= text.left && text.right <= day.right && text.bottom <= day.bottom
    return text.width === 0 || isInside ? [] : [mark.textContent ?? '']
  })

describe('a month of special days', () => {
  for (const [language, next] of [
    ['en', 'Next month'],
    ['de', 'Nächster Monat'],
  ] as const)
    it(`has its marks in their cells on any phone (${language})`, async () => {
      await visit(salon({ staff: [{ ...ANNA, overrides: SPECIAL }] }), '/admin/staff/anna')
      await button('Next month')
      app().speech = speechOf(language, ['en-GB', 'de'])
      for (const width of [375, 320, 1280]) {
        await setViewport({ width, height: 812 })
        if (width === 375) await press(next)
        expect(runOut(), `${width} px`).to.deep.equal([])
      }
      const month = document.querySelector('.month') as Element
      const [box, card] = [month, month.closest('.card') as Element].map((one) => one.getBoundingClientRect()) as [
        DOMRect,
        DOMRect,
      ]
      expect([card.left <= box.left, box.right <= card.right]).to.deep.equal([true, true])
    })

  it('says of who works around the clock that they do', async () => {
    await visit(salon({ staff: [{ ...ANNA, hours: ALWAYS, overrides: SPECIAL }] }), '/admin/staff/anna')
    await press('Next month')
    await press('Wednesday 2 December: all day, as usual')
    await see('As usual (all day)')
    await expectHealthy()
  })
})
