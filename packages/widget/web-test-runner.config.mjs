import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { enginesOf } from './engines/engines.mjs'
import { treePlugin } from './engines/tree-plugin.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const mswWorker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')

/** msw answers the widget's requests from a service worker, which has to come from the root of the page's origin. */
const serveMswWorker = {
  name: 'msw-worker',
  async serve(context) {
    if (context.path !== '/mockServiceWorker.js') return undefined
    const body = await readFile(mswWorker, 'utf8')
    return { body, type: 'js', headers: { 'Service-Worker-Allowed': '/' } }
  },
}

/** Counts for whoever runs every package's tests, in all and by engine. */
const resultsFile = {
  onTestRunFinished({ sessions }) {
    const none = () => ({ passed: 0, failed: 0, skipped: 0 })
    const [all, engines] = [none(), {}]
    for (const { browser, testResults, passed } of sessions) {
      const engine = (engines[browser.name] ??= none())
      const outcomes = outcomesIn(testResults)
      // A file that didn't load has no tests to count, and is a failure all the same.
      for (const outcome of outcomes.includes('failed') || passed ? outcomes : [...outcomes, 'failed']) {
        all[outcome] += 1
        engine[outcome] += 1
      }
    }
    mkdirSync(here('.cache'), { recursive: true })
    writeFileSync(here('.cache/results.json'), JSON.stringify({ ...all, engines }))
  },
}

const outcomesIn = (suite) => [
  ...(suite?.tests ?? []).map(({ skipped, passed }) => (skipped ? 'skipped' : passed ? 'passed' : 'failed')),
  ...(suite?.suites ?? []).flatMap(outcomesIn),
]

export default {
  files: 'src/**/*.test.ts',
  rootDir: here('../..'),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  concurrency: 1,
  plugins: [serveMswWorker, treePlugin, esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('tsconfig.json') })],
  browsers: enginesOf(process.env.WIDGET_ENGINES || 'chromium'),
  // Two browsers on a slow machine take their time.
  browserStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 60_000, ui: 'bdd' } },
  filterBrowserLogs: ({ args: [text] }) => !String(text).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), resultsFile],
}
