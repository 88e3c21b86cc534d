import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInPageServer, demoCatalog } from '@openslot/widget/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, toolScript } from '../checkout/paths.mjs'
import { runNodeOrFail } from '../checkout/run.mjs'
import { launchBrowser } from '../running/browser.mjs'
import { serveStatic } from '../running/static-site.mjs'
import { listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

// Each app is built as its owner would build it, and takes a booking. They talk to no server, unless they are given one:
// the element's own demonstration answers.

interface App {
  readonly name: string
  readonly tool: string
  /** To the question who it should be. */
  readonly begin: (page: Page) => Promise<void>
  readonly submit: (page: Page) => Promise<void>
}

interface Site extends AsyncDisposable {
  readonly url: string
  readonly page: Page
}

const chooseHaircut = (page: Page): Promise<void> => visitor.chooseService(page, /^Haircut/)

const APPS: readonly App[] = [
  { name: 'react', tool: 'vite', begin: chooseHaircut, submit: acceptTheRules },
  { name: 'vue', tool: 'vite', begin: chooseInTheList, submit: visitor.book },
  { name: 'svelte', tool: 'vite', begin: chooseHaircut, submit: visitor.book },
  { name: 'astro', tool: 'astro', begin: chooseHaircut, submit: visitor.book },
]

describe('examples', () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    browser = await launchBrowser()
    folder = await mkdtemp(join(tmpdir(), 'openslot-examples-'))
  })

  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** As its owner would build it, and open it. */
  async function open({ name, tool }: App, environment: Record<string, string> = {}): Promise<Site> {
    const built = join(folder, `${name}-${Object.keys(environment).length}`)
    await runNodeOrFail(toolScript(`examples/${name}`, tool), ['build', '--outDir', built], {
      log: `example-${name}`,
      cwd: at(`examples/${name}`),
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    })
    const site = await serveStatic(built)
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' })
    const close = async (): Promise<void> => {
      await page.close()
      await site.stop()
    }
    return { url: site.url, page, [Symbol.asyncDispose]: close }
  }

  it.each(APPS)('$name takes a booking', async (app) => {
    await using site = await open(app)
    const { page, url } = site
    const complaints = listenForComplaints(page)
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) elsewhere.push(request.url())
    })
    await page.goto(url)
    await page.getByText('This is a demonstration').waitFor()
    await app.begin(page)
    await visitor.choosePerson(page, /^Anyone/)
    await visitor.openLaterMonth(page)
    await visitor.chooseFirstTime(page)
    await visitor.giveDetails(page, 'Alan Turing', 'alan@example.com')
    await app.submit(page)
    await visitor.heading(page, 'You’re booked').waitFor()
    await page.getByText(/See you on/i).waitFor()
    const booked = await page.locator('time[datetime]').last().getAttribute('datetime')
    expect(Date.parse(booked ?? '')).toBeGreaterThan(Date.now())
    expect(complaints).toEqual([])
    expect(elsewhere).toEqual([])
  })

  it.each(APPS)('$name asks the server that it is given', async (app) => {
    const address = 'https://book.example.com'
    const { services, staff } = demoCatalog()
    const server = createInPageServer({
      catalog: { staff, services: services.map((service) => ({ ...service, name: `${service.name} by the server` })) },
    })
    await using site = await open(app, { OPENSLOT_SERVER: address, VITE_OPENSLOT_SERVER: address })
    await site.page.route(`${address}/**`, async (route) => {
      const answer = await server.handle(new Request(route.request().url()))
      const headers = { ...Object.fromEntries(answer.headers), 'Access-Control-Allow-Origin': '*' }
      await route.fulfill({ status: answer.status, headers, body: await answer.text() })
    })
    await site.page.goto(site.url)
    await site.page.getByRole('button', { name: /^Beard trim by the server/ }).waitFor()
    expect(await site.page.getByText('This is a demonstration').count()).toBe(0)
  })
})

/** The app sends nothing before its box is ticked. */
async function acceptTheRules(page: Page): Promise<void> {
  await visitor.book(page)
  await page.getByText('Tick the box above before you book.').waitFor()
  await page.getByRole('checkbox').check()
  await visitor.book(page)
}

/** In the app's own list, which is made of what the widget has to offer. */
async function chooseInTheList(page: Page): Promise<void> {
  await page.getByLabel('What for?').selectOption('Haircut')
  await visitor.heading(page, 'Choose a person').waitFor()
}
