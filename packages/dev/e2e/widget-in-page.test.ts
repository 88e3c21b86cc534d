import { BookingWidget } from '@openslot/widget'
import { describe, expect, it } from 'vitest'
import { withDemo } from './demo-visit.js'
import { DESKTOP, visit } from './looks.js'
import { listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

/** All that a page can set of the widget's looks. */
const TOKENS = new Set(BookingWidget.styles.join().match(/--booking-[a-z-]+/g))

describe('in the page of a real server', () => {
  const demo = withDemo()

  it('the theming page tries tokens on, and writes down those that were changed', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    await page.goto(`${demo.url}/theming`)
    await visitor.heading(page, 'Choose a service').waitFor()
    const offered = await page
      .locator('[data-token]')
      .evaluateAll((controls) => controls.map((control) => (control as HTMLElement).dataset['token']))
    expect(new Set(offered)).toEqual(TOKENS)
    await page.getByLabel('Accent', { exact: true }).fill('#7a1f4c')
    await page.getByLabel('Corners').fill('4')
    const rule = 'booking-widget, booking-button {\n  --booking-accent: #7a1f4c;\n  --booking-radius: 4px;\n}'
    expect(await page.locator('#css').inputValue()).toBe(rule)
    await page.getByLabel('Theme').selectOption('dark')
    expect(await page.locator('#css').inputValue()).toBe(`/* And on the element: theme="dark" */\n${rule}`)
    const onAccent = page.getByLabel('Text on the accent')
    expect(await onAccent.inputValue()).toBe('#ffffff')
    await page.getByLabel('Accent', { exact: true }).fill('#ff6a00')
    expect(await onAccent.inputValue(), 'what is chosen for it').toBe('#000000')
    await onAccent.fill('#ffffff')
    expect(await page.locator('#css').inputValue()).toContain('--booking-on-accent: #ffffff;')
    expect(await page.locator('[part=frame]').evaluate((frame) => getComputedStyle(frame).borderRadius)).toBe('4px')
    await page.getByRole('button', { name: 'Start again' }).click()
    await expect.poll(() => page.locator('#css').inputValue()).toContain('No token is changed')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('a link to it leads straight to the times of a day', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    await page.goto(`${demo.url}/?service=haircut&staff=anna&locale=de`)
    await visitor.heading(page, 'Zeit auswählen').waitFor()
    expect(await page.getByRole('button', { name: 'Zurück' }).count()).toBe(0)
    await context.close()
  })

  it('a reload of the page loses nothing that was chosen or typed', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    await page.goto(demo.url)
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.openLaterMonth(page)
    const time = await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Ada Lovelace', 'ada@example.com')
    await page.getByText('Kept for you').waitFor()
    await page.reload()
    await visitor.heading(page, 'Your details').waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada Lovelace')
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada@example.com')
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    expect(await page.getByText(time, { exact: false }).count()).toBeGreaterThan(0)
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await context.close()
  })

  it('the system’s own colours and its wish for stillness are kept, under a pointer as well', async () => {
    const context = await demo.browser.newContext({ forcedColors: 'active', reducedMotion: 'reduce', locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(`${demo.url}/theming`)
    await visitor.chooseService(page, /^Haircut/)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.openLaterMonth(page)
    await page.locator('.day[aria-pressed=true]').hover()
    const colours = await page.getByRole('grid').evaluate((grid) => {
      const probe = document.body.appendChild(document.createElement('i'))
      const system = (name: string): string => {
        probe.style.color = name
        return getComputedStyle(probe).color
      }
      const look = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(grid.querySelector<HTMLElement>(selector) as HTMLElement)
      const chosen = look('.day[aria-pressed=true]')
      return {
        chosen: [chosen.color, chosen.backgroundColor],
        highlight: [system('HighlightText'), system('Highlight')],
        full: look('.day[aria-disabled]').color,
        grey: system('GrayText'),
        moves: chosen.transitionDuration,
      }
    })
    expect(colours.chosen).toEqual(colours.highlight)
    expect(colours.full).toBe(colours.grey)
    expect(colours.moves).toBe('0s')
    await context.close()
  })
})
