import { chromium } from 'playwright-core'
import { ensureChromium } from '../checkout/browsers.mjs'

/** Without these it spends its time on connections that lead nowhere. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/** Starts the machine's own Chromium, with an empty profile. */
export async function launchBrowser() {
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: await ensureChromium(),
    // Containers have little shared memory, and no sandbox for root.
    args: [...QUIET, '--disable-dev-shm-usage', ...(isRoot ? ['--no-sandbox'] : [])],
  })
}
