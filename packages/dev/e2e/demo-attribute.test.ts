import { readFile } from 'node:fs/promises'
import type { BookingWidget } from '@openslot/widget'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at } from '../checkout/paths.mjs'
import { launchBrowser } from '../running/browser.mjs'
import { serveStatic } from '../running/static-site.mjs'
import { listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

/** No connection may be made at all: the browser itself would refuse it. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'none'; img-src data:"

describe('the built widget with the demo attribute', () => {
  let site: Awaited<ReturnType<typeof serveStatic>>
  let browser: Browser

  beforeAll(async () => {
    site = await serveStatic(at('packages/widget/embed'))
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  async function open(elements: string): Promise<{ page: Page; scripts: readonly string[] }> {
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'America/New_York' })
    const scripts: string[] = []
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname))
    await page.route(`${site.url}page.html`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'Content-Security-Policy': POLICY },
        body: `<!doctype html><html lang="en"><title>Demo</title><link rel="icon" href="data:,"><script type="module" src="widget.js"></script>${elements}`,
      }),
    )
    await page.goto(`${site.url}page.html`)
    return { page, scripts }
  }

  it('books without a connection, gives the calendar file, and shows the booking in the same element', async () => {
    const { page } = await open('<booking-widget demo service="haircut" staff="anna"></booking-widget>')
    const complaints = listenForComplaints(page)
    await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Ada', 'ada@example.com')
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Add to calendar' }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^BEGIN:VCALENDAR[^]*SUMMARY:Haircut with Anna/)
    await page.getByRole('link', { name: 'Move or cancel' }).click()
    await visitor.startMoving(page)
    await visitor.chooseLastTime(page)
    await visitor.confirmMove(page)
    expect(page.url()).toBe(`${site.url}page.html`)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('has one salon for all elements of a page', async () => {
    const element = '<booking-widget demo service="haircut" staff="anna"></booking-widget>'
    const { page } = await open(`${element}<div hidden id="later">${element}</div>`)
    const first = page.locator('booking-widget').first()
    // With their day: the last time of today leaves the times of tomorrow to be seen.
    const freeTimes = async (): Promise<readonly string[]> => {
      const day = await page.locator('[part=day-title]:visible').innerText()
      return (await visitor.times(page).allInnerTexts()).map((time) => `${day}, ${time}`)
    }
    await visitor.times(page).first().waitFor()
    const [time] = await freeTimes()
    await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Ada', 'ada@example.com')
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    await first.evaluate((booked) => booked.remove())
    await page.evaluate(() => {
      const later = document.querySelector<HTMLElement>('#later')
      if (later) later.hidden = false
      document.querySelector<BookingWidget>('booking-widget')?.refresh()
    })
    await visitor.times(page).first().waitFor()
    expect(await freeTimes()).not.toContain(time)
    await page.close()
  })

  it('costs nothing without it', async () => {
    const { page, scripts } = await open('<booking-widget></booking-widget>')
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(scripts.filter((path) => path.includes('demo'))).toEqual([])
    await page.close()
  })
})
