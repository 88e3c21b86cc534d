import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withDemo } from './demo-visit.js'
import { DESKTOP, photograph, visit } from './looks.js'
import * as visitor from './visitor.js'

/** A site of somebody's own that has this address in a frame, on another origin than the server. */
function siteWith(address: () => string): { readonly url: string } {
  const site = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(
      `<!doctype html><title>A salon</title><h1>Salon</h1><iframe src="${address()}" title="Book a time" style="width: 100%; height: 48rem; border: 0"></iframe>`,
    )
  })
  beforeAll(() => new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => site.close(resolve)))
  return {
    get url() {
      return `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    },
  }
}

describe('the booking page in a frame of a site', () => {
  const demo = withDemo()
  let path = '/book'
  const site = siteWith(() => `${demo.url}${path}`)

  it('takes a booking, which is managed outside of the frame', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    await page.goto(site.url)
    const frame = page.frameLocator('iframe')
    await visitor.bookHaircut(frame, 'Alan Turing', 'alan@example.com')
    await photograph(page, DESKTOP, 'frame-01-booked')
    await frame.getByRole('link', { name: 'Move or cancel' }).click()
    await page.waitForURL(`${demo.url}/manage/**`)
    await page.getByRole('button', { name: 'Move to another time' }).waitFor()
    expect(page.frames()).toHaveLength(1)
    await context.close()
  })

  it.each(['/manage/x', '/admin', '/'])('isn’t %s', async (forbidden) => {
    path = forbidden
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.goto(site.url)
    expect((await refused).text()).toContain("'none'")
    await context.close()
  })
})

describe('where the owner names the sites that may have it', () => {
  const demo = withDemo({ OPENSLOT_ALLOWED_ORIGINS: 'https://salon.example' })
  const site = siteWith(() => `${demo.url}/book`)

  it('isn’t in the frame of another', async () => {
    const context = await visit(demo.browser, DESKTOP)
    const page = await context.newPage()
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.goto(site.url)
    expect((await refused).text()).toContain('https://salon.example')
    await context.close()
  })
})
