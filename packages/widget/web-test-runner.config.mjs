import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'

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

/** Counts for whoever runs every package's tests. */
const resultsFile = {
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    const count = (suite) => {
      for (const test of suite?.tests ?? []) {
        counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1
      }
      for (const inner of suite?.suites ?? []) count(inner)
    }
    for (const { testResults, passed } of sessions) {
      // A file that didn't load has no tests to count, and is a failure all the same.
      if (testResults) count(testResults)
      else if (!passed) counts.failed += 1
    }
    mkdirSync(here('.cache'), { recursive: true })
    writeFileSync(here('.cache/results.json'), JSON.stringify(counts))
  },
}

export default {
  files: 'src/**/*.test.ts',
  rootDir: here('../..'),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  concurrency: 1,
  plugins: [serveMswWorker, esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('tsconfig.json') })],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          '--disable-dev-shm-usage',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
        ],
      },
    }),
  ],
  testFramework: { config: { timeout: 20_000, ui: 'bdd' } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), resultsFile],
}
