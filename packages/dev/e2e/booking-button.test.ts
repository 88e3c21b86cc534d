import { describe, expect, it } from 'vitest'
import { withDemo } from './demo-visit.js'
import { LOOKS, photograph, visit } from './looks.js'
import { expectHealthy, listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

describe('a page with a button only', () => {
  const demo = withDemo()
  it.each(LOOKS)('loads the rest when somebody is about to press it, and books: $name', async (look) => {
    const context = await visit(demo.browser, look)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)
    const shop = new URL('/shop', demo.url).href
    const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; img-src data:"
    await page.route(shop, (route) =>
      route.fulfill({
        headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': policy },
        body: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width" />
          <link rel="icon" href="data:," /><title>Salon</title>
          <script type="module" src="/button.js"></script>
          <h1>Salon</h1><booking-button float service="haircut">Book a haircut</booking-button></html>`,
      }),
    )
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
    })
    await page.goto(shop)
    const button = page.getByRole('button', { name: 'Book a haircut' })
    await button.waitFor()
    expect(scripts).toEqual(['/button.js'])

    const widget = page.waitForRequest('**/widget.js')
    await button.hover()
    await widget
    await button.click()
    const dialog = page.getByRole('dialog', { name: 'Book a haircut' })
    await visitor.heading(page, 'Choose a person').waitFor()
    await photograph(page, look, 'button-01-dialog')
    await expectHealthy(page, 'dialog')
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.openLaterMonth(page)
    await photograph(page, look, 'button-02-times')
    await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Alan Turing', `alan-${look.name}@example.com`)
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    await expectHealthy(page, 'booked')
    await page.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('speaks the language of the page before anything else is loaded, also when nothing can be', async () => {
    const context = await demo.browser.newContext()
    const page = await context.newPage()
    const shop = new URL('/shop', demo.url).href
    await page.route(shop, (route) =>
      route.fulfill({
        headers: { 'Content-Type': 'text/html' },
        body: `<!doctype html><html lang="de"><title>Salon</title>
          <script type="module" src="/button.js"></script><booking-button></booking-button></html>`,
      }),
    )
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
    })
    await page.goto(shop)
    const button = page.getByRole('button', { name: 'Termin buchen' })
    await button.waitFor()
    expect(scripts).toEqual(['/button.js'])
    await context.setOffline(true)
    await button.click()
    const again = page.getByRole('button', { name: '⚠ Noch einmal versuchen' })
    await again.waitFor()
    await context.setOffline(false)
    await again.click()
    await page.getByRole('dialog', { name: 'Termin buchen' }).waitFor()
    await page.getByRole('button', { name: 'Schließen' }).click()
    await context.close()
  })

  it('works with one widget after it couldn’t be loaded, and is loaded once for all buttons', async () => {
    const context = await demo.browser.newContext()
    const page = await context.newPage()
    const shop = new URL('/shop', demo.url).href
    await page.route(shop, (route) =>
      route.fulfill({
        headers: { 'Content-Type': 'text/html' },
        body: `<!doctype html><html lang="en"><title>Salon</title><script type="module" src="/button.js"></script>
          <booking-button service="haircut">First</booking-button><booking-button>Second</booking-button></html>`,
      }),
    )
    let isDown = true
    let asked = 0
    await page.route('**/widget.js', (route) => {
      asked += 1
      return isDown ? route.fulfill({ status: 503 }) : route.fallback()
    })
    await page.goto(shop)
    await page.getByRole('button', { name: 'First' }).click()
    const again = page.getByRole('button', { name: '⚠ Try again' })
    await again.waitFor()
    isDown = false
    await again.click()
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.openLaterMonth(page)
    await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Alan Turing', 'alan@example.com')
    // What is loaded later knows the refusals of what was loaded first only when they share them.
    const taken = { type: 'https://openslot.dev/problems/slot-taken', title: 'Taken', status: 409 }
    await page.route('**/v1/bookings', (route) => route.fulfill({ status: 409, json: taken }), { times: 1 })
    await visitor.book(page)
    await page.getByText(/^That time was just taken/).waitFor()
    await page.keyboard.press('Escape')
    const before = asked
    await page.getByRole('button', { name: 'Second' }).click()
    await page.getByRole('dialog', { name: 'Second' }).waitFor()
    expect(asked).toBe(before)
    await context.close()
  })
})
