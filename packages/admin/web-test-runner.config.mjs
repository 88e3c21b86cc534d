import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { findChromium } from '../dev/checkout/find-programs.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Without these it spends its time on connections that lead nowhere. Containers have little shared memory. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
]

/** Counts for whoever runs every package's tests. */
const resultsFile = {
  onTestRunFinished({ sessions }) {
    const all = { passed: 0, failed: 0, skipped: 0 }
    for (const { testResults, passed } of sessions) {
      const outcomes = outcomesIn(testResults)
      // A file that didn't load has no tests to count, and is a failure all the same.
      for (const outcome of outcomes.includes('failed') || passed ? outcomes : [...outcomes, 'failed'])
        all[outcome] += 1
    }
    mkdirSync(here('.cache'), { recursive: true })
    writeFileSync(here('.cache/results.json'), JSON.stringify(all))
  },
}

const outcomesIn = (suite) => [
  ...(suite?.tests ?? []).map(({ skipped, passed }) => (skipped ? 'skipped' : passed ? 'passed' : 'failed')),
  ...(suite?.suites ?? []).flatMap(outcomesIn),
]

/** The preview's place is what is tested here; the widget has tests of its own. */
const noWidget = {
  name: 'no-widget',
  serve: ({ path }) => (path === '/widget.js' ? { body: 'export {}', type: 'js' } : undefined),
}

export default {
  files: 'src/**/*.test.ts',
  rootDir: here('../..'),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [noWidget, esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('tsconfig.json') })],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: findChromium(),
        args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...QUIET],
      },
      concurrency: 1,
      // A page that another one lies before has no focus.
      createPage: async ({ context }) => {
        const page = await context.newPage()
        const devtools = await page.createCDPSession()
        await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true })
        // One page is for all files, one after the other. Of its fifty entries of history, Chromium drops first what a page
        // has added by itself: in a full one, just what the back of a test is about. Between two files, it begins anew.
        page.on('framenavigated', (frame) => {
          if (frame !== page.mainFrame() || frame.url() !== 'about:blank') return
          devtools.send('Page.resetNavigationHistory').catch(() => {})
        })
        return page
      },
    }),
  ],
  browserStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 60_000, ui: 'bdd' } },
  filterBrowserLogs: ({ args: [text] }) => !String(text).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), resultsFile],
}
