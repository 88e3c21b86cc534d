// `pnpm bench:widget`: what a visitor waits for on a slow phone, next to the least that shows the same times, measured in
// turns in one run; and whether a page that puts the widget up and takes it down again keeps anything of it.
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { at } from '../checkout/paths.mjs'
import { prepare } from '../checkout/prepare.mjs'
import { requireNode } from '../checkout/node-version.mjs'
import { launchBrowser } from '../running/browser.mjs'
import { startDemo } from '../running/demo.mjs'

/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {object} Visit
 * @property {number} visible from navigation until times have been painted, in ms
 * @property {number} interactive from navigation until the page has nothing else to do, in ms
 * @property {number} longTasks how many kept the page busy for 50 ms or more, until then
 * @property {number} busy how long they took together, in ms
 * @property {number} arrival layout shift (https://web.dev/articles/cls) as the element comes to life, in a page that keeps no
 *   room for it
 * @property {number} shift all layout shift after that
 * @property {number} bytes that came over the line
 * @property {number} requests
 */

const ROUNDS = 7
const CPU_SLOWDOWN = 4
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 }
const MOUNTS = 50
const WISH = 'service="haircut" staff="anna"'

requireNode()
if (!(await prepare())) process.exit(1)
const demo = await startDemo()
const site = await servePages()
const browser = await launchBrowser()
try {
  console.log(
    `${browser.browserType().name()} ${browser.version()}, CPU ${CPU_SLOWDOWN} times slower, 1.6 Mbit/s, 150 ms; medians of ${ROUNDS} rounds in turns`,
  )
  await compareFirstTimes()
  await mountAgainAndAgain()
} finally {
  await browser.close()
  await site.stop()
  await demo.stop()
}

async function compareFirstTimes() {
  const slotsUrl = await slotsThatTheWidgetAsksFor()
  const pages = {
    'an empty element': `floor.html?${new URLSearchParams({ src: slotsUrl })}`,
    'the widget': 'widget.html',
  }
  /** @type {Record<string, Visit[]>} */
  const visits = {}
  /** @type {number[]} */
  const toForm = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, path] of Object.entries(pages)) {
      const page = await openSlowly(path)
      ;(visits[name] ??= []).push(await seeTimes(page))
      if (path === 'widget.html') toForm.push(await pressATime(page))
      await page.context().close()
    }
  }
  const rows = Object.entries(visits).map(([name, all]) => ({ name, ...medians(all) }))
  const floor = rows[0]
  console.log(
    `\n${''.padEnd(18)}times visible   interactive   long tasks (ms)   shift, arriving and after   requests   kB over the line`,
  )
  for (const { name, visible, interactive, longTasks, busy, arrival, shift, requests, bytes } of rows) {
    const share = (/** @type {number} */ ms, /** @type {number} */ least) =>
      `${ms.toFixed(0)} ms ×${(ms / least).toFixed(2)}`
    console.log(
      [
        name.padEnd(18),
        share(visible, floor?.visible ?? NaN).padStart(13),
        share(interactive, floor?.interactive ?? NaN).padStart(14),
        `${longTasks} (${busy.toFixed(0)})`.padStart(18),
        `${arrival.toFixed(3)}, ${shift.toFixed(3)}`.padStart(28),
        String(requests).padStart(11),
        (bytes / 1000).toFixed(1).padStart(19),
      ].join(''),
    )
  }
  console.log(`\nFrom pressing a time until the form can be filled in: ${median(toForm).toFixed(0)} ms.`)
}

/** The floor fetches the very same ones. */
async function slotsThatTheWidgetAsksFor() {
  const page = await browser.newPage()
  const asked = page.waitForRequest((request) => request.url().includes('/v1/slots?'))
  await page.goto(`${site.url}widget.html`)
  const url = (await asked).url()
  await page.close()
  return url
}

/** A phone that has never been here. @param {string} path */
async function openSlowly(path) {
  const context = await browser.newContext({ viewport: { width: 375, height: 760 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', LINE)
  const traffic = { bytes: 0, requests: 0 }
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength
    traffic.requests += 1
  })
  await page.addInitScript(watch)
  await page.goto(site.url + path, { waitUntil: 'commit' })
  return Object.assign(page, { traffic })
}

/** @param {Page & { traffic: { bytes: number, requests: number } }} page @returns {Promise<Visit>} */
async function seeTimes(page) {
  await page.waitForFunction(() => Reflect.get(window, 'seen').interactive > 0)
  const seen = await page.evaluate(() => Reflect.get(window, 'seen'))
  return { ...seen, ...page.traffic }
}

/** In the page: notes when times have been painted, and what stood in the way. */
function watch() {
  const seen = { visible: 0, interactive: 0, longTasks: 0, busy: 0, arrival: 0, shift: 0 }
  let arrived = Infinity
  Reflect.set(window, 'seen', seen)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen.longTasks += 1
      seen.busy += duration
    }
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      seen[entry.startTime > arrived ? 'shift' : 'arrival'] += Reflect.get(entry, 'value')
  }).observe({ type: 'layout-shift', buffered: true })
  const look = () => {
    const root = document.querySelector('booking-widget, bare-slots')?.shadowRoot
    if (root?.childElementCount && arrived === Infinity) afterPaint(() => (arrived = performance.now()))
    if (!root?.querySelector('.time')) {
      requestAnimationFrame(look)
      return
    }
    afterPaint(() => {
      seen.visible = performance.now()
      requestIdleCallback(() => (seen.interactive = performance.now()))
    })
  }
  /** A message posted in a frame arrives once the frame has been painted. @param {() => void} act */
  function afterPaint(act) {
    const painted = new MessageChannel()
    painted.port1.addEventListener('message', act)
    painted.port1.start()
    painted.port2.postMessage(null)
  }
  requestAnimationFrame(look)
}

/** @param {Page} page */
function pressATime(page) {
  return page.evaluate(async () => {
    const root = document.querySelector('booking-widget')?.shadowRoot
    const pressed = performance.now()
    const time = root?.querySelector('.times .time')
    if (time instanceof HTMLElement) time.click()
    while (!root?.querySelector('#name')) await new Promise(requestAnimationFrame)
    return performance.now() - pressed
  })
}

async function mountAgainAndAgain() {
  const page = await browser.newPage()
  const devtools = await page.context().newCDPSession(page)
  await page.goto(`${site.url}widget.html`)
  await page.locator('.times .time').first().waitFor()
  const measure = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
    return `${(usedSize / 1e6).toFixed(2)} MB, ${nodes} nodes, ${jsEventListeners} listeners`
  }
  console.log(`\nPut up and taken down, until its times were visible each time:`)
  for (let round = 1; round <= MOUNTS; round += 1) {
    await page.evaluate((wish) => {
      document.querySelector('booking-widget')?.remove()
      document.body.insertAdjacentHTML('afterbegin', `<booking-widget ${wish} no-draft></booking-widget>`)
    }, WISH)
    await page.locator('.times .time').first().waitFor()
    if (round === 1 || round % 10 === 0) console.log(`  ${String(round).padStart(2)} times: ${await measure()}`)
  }
  await page.close()
}

/** Somebody's site: pages with nothing but the one element, and the floor's script. */
async function servePages() {
  const { outputFiles } = await build({
    entryPoints: [at('packages/dev/bench/floor.js')],
    nodePaths: [at('packages/widget/node_modules')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    conditions: ['production'],
  })
  const floor = gzipSync(outputFiles[0]?.contents ?? '')
  const page = (/** @type {string} */ body) =>
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A site</title>${body}<p>What follows on the page.</p>`
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/floor.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'gzip' }).end(floor)
    } else if (pathname === '/floor.html' || pathname === '/widget.html') {
      const src = (searchParams.get('src') ?? '').replaceAll('&', '&amp;')
      const body =
        pathname === '/floor.html'
          ? `<bare-slots src="${src}"></bare-slots><script type="module" src="floor.js"></script>`
          : `<booking-widget ${WISH} no-draft></booking-widget><script type="module" src="${demo.url}/widget.js"></script>`
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(body))
    } else response.writeHead(404).end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve(undefined)))
    },
  }
}

/** @param {Visit[]} visits @returns {Visit} */
function medians(visits) {
  const of = (/** @type {keyof Visit} */ key) => median(visits.map((visit) => visit[key]))
  return {
    visible: of('visible'),
    interactive: of('interactive'),
    longTasks: of('longTasks'),
    busy: of('busy'),
    arrival: of('arrival'),
    shift: of('shift'),
    bytes: of('bytes'),
    requests: of('requests'),
  }
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN
}
