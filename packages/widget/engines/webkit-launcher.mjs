import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from './webdriver.mjs'

/** Without a graphics card, nor the namespaces that its sandbox needs: as on a CI machine. */
const PLAIN = {
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
}

/** What the other engines' pages have at the start of a test. */
const VIEWPORT = { width: 800, height: 600 }

const START_MS = 30_000

/**
 * WebKitGTK for the test runner: its MiniBrowser, led by WebKitWebDriver, on a screen that nobody sees (Xvfb). Its
 * system likes it dark and without motion.
 * @param {{ driver: string, browser: string, screen: string }} programs
 */
export function webkitLauncher(programs) {
  let opening
  let browser
  let active
  return {
    name: 'WebKitGTK',
    // The runner's commands know launchers by this; what they find at `getPage` has the keyboard of Puppeteer's pages.
    type: 'puppeteer',
    concurrency: 1,
    async startSession(sessionId, url) {
      opening ??= open(programs)
      browser = await opening
      active = sessionId
      await browser.setViewport(VIEWPORT)
      await browser.goTo(url)
    },
    isActive: (sessionId) => active === sessionId,
    getBrowserUrl: () => undefined,
    getPage: () => browser,
    async stopSession() {
      active = undefined
      // Nothing of this test goes on beside the next.
      await browser.goTo('about:blank')
      return {}
    },
    startDebugSession: () => Promise.reject(new Error('WebKitGTK can’t be debugged from here.')),
    async stop() {
      await (await opening)?.close()
    },
  }
}

async function open({ driver, browser, screen }) {
  const home = mkdtempSync(join(tmpdir(), 'openslot-webkit-'))
  const children = []
  const close = () => {
    process.off('exit', close)
    for (const child of children.toReversed()) child.kill()
    rmSync(home, { recursive: true, force: true })
  }
  process.on('exit', close)
  const start = (command, args, options) => {
    const child = spawn(command, args, options)
    // Without a listener the error would end everything before the caller can say what is missing.
    child.on('error', (error) => console.error(`${command} could not be started: ${error.message}`))
    children.push(child)
    return child
  }
  try {
    const port = await freePort()
    const env = { ...process.env, ...PLAIN, ...homeIn(home), DISPLAY: await display(start, screen) }
    start(driver, [`--port=${port}`], { env, stdio: 'ignore' })
    const address = `http://127.0.0.1:${port}`
    await answering(`${address}/status`)
    const options = { binary: browser, args: ['--automation', '--dark-mode'] }
    const page = await openBrowser(address, { 'webkitgtk:browserOptions': options })
    return { ...page, close: () => page.close().finally(close) }
  } catch (error) {
    close()
    throw error
  }
}

/** Empty folders of its own, and GTK's way to say that no motion is wanted. */
function homeIn(folder) {
  const settings = join(folder, 'gtk-3.0')
  mkdirSync(settings)
  writeFileSync(join(settings, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n')
  return { XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder }
}

/** A screen of its own; the X server chooses its number and says it. */
function display(start, screen) {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']
  const server = start(screen, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  return new Promise((resolve, reject) => {
    server.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`))
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`${screen} ended with ${code}.`)))
  })
}

/** The driver never says which port it has taken: it has to be told one. */
function freePort() {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function answering(url) {
  for (const deadline = Date.now() + START_MS; ;) {
    try {
      await fetch(url)
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
