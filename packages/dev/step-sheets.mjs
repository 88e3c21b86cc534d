// `pnpm screenshots:steps`: every step in every look and in four languages, and a sheet of each, to be looked at.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { prepare } from './checkout/prepare.mjs'
import { at, root } from './checkout/paths.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { launchBrowser } from './running/browser.mjs'
import { serveStatic } from './running/static-site.mjs'

/** @typedef {import('playwright-core').Page} Page */

const FOLDER = at('packages/dev/.cache/screenshots/steps')
const LANGUAGES = ['en', 'de', 'ar', 'ja']
const SIZES = { desktop: { width: 1100, height: 760 }, phone: { width: 375, height: 760 } }
const SCHEMES = /** @type {const} */ (['light', 'dark'])

/** @param {{ name: string, language: string, viewport: { width: number, height: number }, scheme: 'light' | 'dark' }} look */
async function walk({ name, language, viewport, scheme }) {
  const page = await browser.newPage({
    viewport,
    colorScheme: scheme,
    locale: language,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  await page.route(`${site.url}page.html`, (route) =>
    route.fulfill({ contentType: 'text/html', body: pageIn(language) }),
  )
  await page.goto(`${site.url}page.html`)
  /** @type {string[]} */
  const files = []
  for (const [step, act] of Object.entries(STEPS)) {
    await act(page)
    await page.mouse.move(0, 0)
    const file = `${name}-${String(files.length + 1).padStart(2, '0')}-${step}.png`
    await page.screenshot({ path: `${FOLDER}/${file}`, fullPage: true, animations: 'disabled' })
    files.push(file)
  }
  await page.close()
  await sheet(name, files, viewport.width)
}

/** @param {string} language */
const pageIn = (language) =>
  `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta name="viewport" content="width=device-width">
  <meta name="color-scheme" content="light dark"><title>Steps</title><style>body { font-family: system-ui, sans-serif; margin: 16px }</style>
  <script type="module" src="widget.js"></script><booking-widget demo no-draft></booking-widget>`

/**
 * The way from the first step to the last, by what is the same in every language.
 * @type {Readonly<Record<string, (page: Page) => Promise<unknown>>>}
 */
const STEPS = {
  services: (page) => page.locator('.choice').first().waitFor(),
  async people(page) {
    await page.locator('.choice').first().click()
    await page.locator('.back').waitFor()
  },
  async times(page) {
    await page.locator('.choice').first().click()
    await page.locator('.times .time').first().waitFor()
  },
  async 'next-month'(page) {
    await page.locator('[part=month-button]').last().click()
    await page.locator('.day:not([aria-disabled])').nth(2).click()
    await page.locator('.times .time').first().waitFor()
  },
  async zones(page) {
    await page.locator('.zone button').click()
    await page.locator('[role=option]').first().waitFor()
  },
  async details(page) {
    await page.keyboard.press('Escape')
    await page.locator('.times .time').first().click()
    await page.locator('#name').waitFor()
  },
  async faults(page) {
    await page.locator('#email').fill('ada@')
    await page.keyboard.press('Enter')
    await page.locator('.fault').nth(1).waitFor()
  },
  async booked(page) {
    await page.locator('#name').fill('Ada Lovelace')
    await page.locator('#email').fill('ada@example.com')
    await page.locator('[type=submit]').click()
    await page.locator('[part=confirmation]').waitFor()
  },
  async booking(page) {
    await page.locator('[part=confirmation] a[href*=manage], [part=confirmation] .actions a').last().click()
    await page.locator('[data-action=move]').waitFor()
  },
  async move(page) {
    await page.locator('[data-action=move]').click()
    await page.locator('.times .time').first().waitFor()
  },
  async 'confirm-move'(page) {
    await page.locator('.times .time').last().click()
    await page.locator('[part=primary-button]').waitFor()
  },
  async moved(page) {
    await page.locator('[part=primary-button]').click()
    await page.locator('[data-action=cancel]').waitFor()
  },
  async cancel(page) {
    await page.locator('[data-action=cancel]').click()
    await page.locator('[part=danger-button]').waitFor()
  },
  async cancelled(page) {
    await page.locator('[part=danger-button]').click()
    await page.locator('[data-action=another]').waitFor()
  },
  async trouble(page) {
    await page.evaluate(() => {
      const widget = document.createElement('booking-widget')
      widget.setAttribute('server', 'http://127.0.0.1:1/')
      document.querySelector('booking-widget')?.replaceWith(widget)
    })
    await page.locator('[part=error]').waitFor()
  },
}

/** @param {string} name @param {readonly string[]} files @param {number} width */
async function sheet(name, files, width) {
  const shown = width > 600 ? 420 : 230
  const images = files.map((file) => {
    const data = readFileSync(`${FOLDER}/${file}`).toString('base64')
    return `<img style="width:${shown}px" src="data:image/png;base64,${data}">`
  })
  const page = await browser.newPage({ viewport: { width: 5 * (shown + 12) + 12, height: 600 } })
  await page.setContent(
    `<body style="display:flex;flex-wrap:wrap;align-items:flex-start;gap:12px;margin:12px;background:#888">${images.join('')}`,
  )
  const file = `${FOLDER}/sheet-${name}.png`
  writeFileSync(file, await page.screenshot({ fullPage: true }))
  await page.close()
  console.log(`Wrote ${relative(root, file)}`)
}

requireNode()
if (!(await prepare())) process.exit(1)
const site = await serveStatic(at('packages/widget/embed'))
const browser = await launchBrowser()
try {
  mkdirSync(FOLDER, { recursive: true })
  for (const language of LANGUAGES) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const scheme of SCHEMES) await walk({ name: `${language}-${size}-${scheme}`, language, viewport, scheme })
    }
  }
} finally {
  await browser.close()
  await site.stop()
}
