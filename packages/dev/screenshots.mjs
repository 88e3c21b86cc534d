// `pnpm screenshots`: the README's picture, taken of the demo as it is now.
import { mkdirSync } from 'node:fs'
import { relative } from 'node:path'
import { prepare } from './checkout/prepare.mjs'
import { at, root } from './checkout/paths.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { launchBrowser } from './running/browser.mjs'
import { startDemo } from './running/demo.mjs'

const FOLDER = at('docs/images')
/** Room around the widget, so that its edge can be seen on any background. */
const MARGIN = 32

requireNode()
if (!(await prepare())) process.exit(1)
const demo = await startDemo()
const browser = await launchBrowser()
try {
  mkdirSync(FOLDER, { recursive: true })
  await photographWidget(demo.url, at('docs/images/widget.png'))
} finally {
  await browser.close()
  await demo.stop()
}

/**
 * The widget where it is at its best: a month, and the free times of a day.
 * @param {string} url
 * @param {string} file
 */
async function photographWidget(url, file) {
  const page = await browser.newPage({
    viewport: { width: 1100, height: 900 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  await page.goto(url)
  await page.getByRole('button', { name: /^Haircut/ }).click()
  await page.getByRole('button', { name: /^Anyone/ }).click()
  const times = page.getByRole('group', { name: /^(Morning|Afternoon|Evening)$/ })
  await times.first().waitFor()
  // A month that lies wholly ahead shows more than the rest of this one.
  await page.getByRole('button', { name: 'Next month' }).click()
  await page
    .getByRole('grid')
    .getByRole('button', { name: /, \d\d free times$/ })
    .nth(1)
    .click()
  await times.first().waitFor()
  const box = await page.locator('booking-widget').boundingBox()
  if (box === null) throw new Error('The widget is not on the page.')
  await page.mouse.move(0, 0)
  await page.screenshot({
    path: file,
    animations: 'disabled',
    fullPage: true,
    clip: {
      x: Math.max(0, box.x - MARGIN),
      y: Math.max(0, box.y - MARGIN),
      width: box.width + 2 * MARGIN,
      height: box.height + 2 * MARGIN,
    },
  })
  console.log(`Wrote ${relative(root, file)}`)
}
