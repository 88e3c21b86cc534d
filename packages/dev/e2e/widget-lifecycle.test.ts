import type { CDPSession, Page } from 'playwright-core'
import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { withDemo } from './demo-visit.js'
import { DESKTOP, visit } from './looks.js'
import { listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

const ROUNDS = 50

describe('in a single-page app', () => {
  const demo = withDemo()
  let page: Page
  let complaints: readonly string[]

  beforeEach(async () => {
    const context = await visit(demo.browser, DESKTOP)
    page = await context.newPage()
    complaints = listenForComplaints(page)
    const shop = new URL('/shop', demo.url).href
    await page.route(shop, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><link rel="icon" href="data:," /><title>Shop</title>
          <script type="module" src="/widget.js"></script><script type="module" src="/button.js"></script>
          <main></main><footer></footer></html>`,
      }),
    )
    await page.goto(shop)
    await page.waitForFunction(() => customElements.get('booking-widget') && customElements.get('booking-button'))
  })
  afterEach(() => page.context().close())

  it('leaves nothing behind when it is added and removed again and again, at any moment', async () => {
    const devtools = await page.context().newCDPSession(page)
    await page.evaluate(async (rounds) => {
      const main = document.querySelector('main') as HTMLElement
      const shown = (root: ShadowRoot | null): boolean => root?.querySelector('.times .time') !== null
      for (let round = 0; round < rounds; round += 1) {
        const widget = document.createElement('booking-widget')
        widget.setAttribute('service', 'haircut')
        widget.setAttribute('staff', 'anna')
        const button = document.createElement('booking-button')
        main.append(widget, button)
        // In every other round it goes with its requests on their way.
        while (round % 2 === 0 && !shown(widget.shadowRoot)) await new Promise(requestAnimationFrame)
        main.replaceChildren()
      }
    }, ROUNDS)
    expect(await alive(devtools, 'booking-widget')).toBeLessThanOrEqual(1)
    expect(await alive(devtools, 'booking-button')).toBeLessThanOrEqual(1)
    expect(complaints.filter((complaint) => !complaint.includes('ERR_ABORTED'))).toEqual([])
  })

  it('goes on where it was, however often it is moved, and asks for nothing again', async () => {
    await page.evaluate(() => {
      const widget = document.createElement('booking-widget')
      widget.setAttribute('service', 'haircut')
      widget.setAttribute('staff', 'anna')
      document.querySelector('main')?.append(widget)
    })
    await visitor.chooseFirstTime(page)
    await page.getByLabel('Name').fill('Ada Lovelace')
    await page.getByText(/Kept for you/).waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.evaluate((rounds) => {
      const widget = document.querySelector('booking-widget') as HTMLElement
      for (let round = 0; round < rounds; round += 1) {
        document.querySelector(round % 2 === 0 ? 'footer' : 'main')?.append(widget)
      }
    }, ROUNDS)
    await page.getByLabel('E-mail').fill('ada@example.com')
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada Lovelace')
    expect(asked).toEqual([])
    await visitor.book(page)
    await visitor.heading(page, 'You’re booked').waitFor()
  })

  it('stands beside others, each on its own way', async () => {
    await page.evaluate(() => {
      for (const service of ['haircut', 'colour']) {
        const widget = document.createElement('booking-widget')
        widget.setAttribute('service', service)
        widget.id = service
        document.querySelector('main')?.append(widget)
      }
    })
    const [haircut, colour] = [page.locator('#haircut'), page.locator('#colour')]
    await haircut.getByRole('button', { name: /^Anyone/ }).click()
    await haircut.getByRole('heading', { name: 'Choose a time' }).waitFor()
    await colour.getByRole('heading', { name: 'Choose a person' }).waitFor()
    expect(await haircut.getByRole('heading', { name: 'Choose a person' }).count()).toBe(0)
  })
})

/** How many of an element are still in memory, once all that can be freed is. */
async function alive(devtools: CDPSession, tag: string): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { result } = await devtools.send('Runtime.evaluate', { expression: `customElements.get('${tag}').prototype` })
  const { objects } = await devtools.send('Runtime.queryObjects', { prototypeObjectId: result.objectId as string })
  const count = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId as string,
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  return Number(count.result.value)
}
