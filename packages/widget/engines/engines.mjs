import { chromeLauncher } from '@web/test-runner-chrome'
import { findChromium, findFirefox, findWebkit } from '../../dev/checkout/find-programs.mjs'
import { webkitLauncher } from './webkit-launcher.mjs'

/** Without these it spends its time on connections that lead nowhere. Containers have little shared memory. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
]

const ENGINES = {
  chromium: () => chromium('Chromium'),
  /** As all browsers were not long ago: Temporal comes with the widget's own chunk. */
  'no-temporal': () => chromium('Chromium without Temporal', '--js-flags=--no-harmony-temporal'),
  firefox: () =>
    named(
      'Firefox',
      {
        browser: 'firefox',
        executablePath: found('Firefox', findFirefox()),
        extraPrefsFirefox: {
          // It can’t be told while it runs: its system likes it dark and without motion.
          'ui.systemUsesDarkTheme': 1,
          'ui.prefersReducedMotion': 1,
          // A page may ask for focus.
          'dom.disable_window_flip': false,
        },
      },
      takeFocusBack,
    ),
  webkit: () => webkitLauncher(found('WebKitGTK with its driver, and Xvfb,', findWebkit())),
}

/**
 * Launchers for the engines of a list such as `chromium,firefox`.
 * @param {string} names
 */
export function enginesOf(names) {
  return names.split(',').map((name) => {
    const engine = Object.hasOwn(ENGINES, name) && ENGINES[name]
    if (!engine) throw new Error(`WIDGET_ENGINES: there is no “${name}”, only ${Object.keys(ENGINES).join(', ')}.`)
    return engine()
  })
}

const chromium = (name, ...args) =>
  named(
    name,
    {
      executablePath: found('A Chromium', findChromium()),
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...QUIET, ...args],
    },
    openInFront,
  )

/** A page that another one lies before has no focus, and tells nobody that a field has lost it. */
async function openInFront({ context }) {
  const page = await context.newPage()
  const devtools = await page.createCDPSession()
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  return page
}

/** Tab leads out of a page into the browser itself, and stays there for the next test, where Enter presses nothing then. */
async function takeFocusBack({ context }) {
  const page = await context.newPage()
  await page.evaluateOnNewDocument(() => window.focus())
  return page
}

/** The launcher calls all of them Chrome. */
const named = (name, launchOptions, createPage) =>
  Object.assign(chromeLauncher({ launchOptions, concurrency: 1, ...(createPage && { createPage }) }), { name })

function found(what, program) {
  if (program) return program
  throw new Error(`${what} is not installed: run \`npm test\` once, or leave it out of WIDGET_ENGINES.`)
}
