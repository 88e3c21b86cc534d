import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, toolScript } from '../checkout/paths.mjs'
import { runNodeOrFail } from '../checkout/run.mjs'
import { launchBrowser } from '../running/browser.mjs'
import { serveStatic } from '../running/static-site.mjs'
import { listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

// Each app is built as its owner would build it, and takes a booking. They talk to no server: the element's own
// demonstration answers.

interface App {
  readonly name: string
  readonly tool: string
  /** To the question who it should be. */
  readonly begin: (page: Page) => Promise<void>
  readonly submit: (page: Page) => Promise<void>
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

  it.each(APPS)('$name is built and takes a booking', async ({ name, tool, begin, submit }) => {
    const built = join(folder, name)
    await runNodeOrFail(toolScript(`examples/${name}`, tool), ['build', '--outDir', built], {
      log: `example-${name}`,
      cwd: at(`examples/${name}`),
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    })
    const site = await serveStatic(built)
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' })
    try {
      const complaints = listenForComplaints(page)
      const elsewhere: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) elsewhere.push(request.url())
      })
      await page.goto(site.url)
      await page.getByText('This is a demonstration').waitFor()
      await begin(page)
      await visitor.choosePerson(page, /^Anyone/)
      await visitor.openLaterMonth(page)
      await visitor.chooseFirstTime(page)
      await visitor.giveDetails(page, 'Alan Turing', 'alan@example.com')
      await submit(page)
      await visitor.heading(page, 'You’re booked').waitFor()
      await page.getByText(/See you on/i).waitFor()
      const booked = await page.locator('time[datetime]').last().getAttribute('datetime')
      expect(Date.parse(booked ?? '')).toBeGreaterThan(Date.now())
      expect(complaints).toEqual([])
      expect(elsewhere).toEqual([])
    } finally {
      await page.close()
      await site.stop()
    }
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
