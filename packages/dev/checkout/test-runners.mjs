import { existsSync, rmSync } from 'node:fs'
import { withoutNpm } from './environment.mjs'
import { at, readJson, toolScript } from './paths.mjs'
import { runNode } from './run.mjs'
import { StepFailure, step } from './steps.mjs'
import { describeCount } from './summary.mjs'

/** @typedef {import('./summary.mjs').TestCount} TestCount @typedef {import('./summary.mjs').Outcome} Outcome */

/**
 * One of the projects of vitest.workspace.ts.
 * @param {string} title
 * @param {string} project
 */
export function runVitest(title, project) {
  const report = at(`.cache/vitest-${project}.json`)
  const args = ['run', '--config', 'vitest.workspace.ts', '--project', project]
  return runTests(title, {
    report,
    run: () =>
      runNode(
        toolScript('', 'vitest'),
        [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        { log: `vitest-${project}`, env: withoutNpm(process.env) },
      ),
    count: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    }),
  })
}

/**
 * The tests of a package that run in a browser; their config writes the report.
 * @param {string} title
 * @param {'widget' | 'admin'} name
 */
export const runBrowserTests = (title, name) =>
  runTests(title, {
    report: at(`packages/${name}/.cache/results.json`),
    run: () =>
      runNode(toolScript(`packages/${name}`, '@web/test-runner', 'web-test-runner'), [], {
        log: `web-test-runner-${name}`,
        cwd: at(`packages/${name}`),
        env: withoutNpm(process.env),
      }),
    count: ({ passed, failed, skipped }) => ({ passed, failed, skipped }),
  })

/**
 * @param {string} title
 * @param {object} runner
 * @param {string} runner.report the file that it writes
 * @param {() => ReturnType<typeof runNode>} runner.run
 * @param {(report: Record<string, any>) => TestCount} runner.count
 * @returns {Promise<Outcome>}
 */
async function runTests(title, { report, run, count }) {
  let tests = { passed: 0, failed: 0, skipped: 0 }
  const outcome = await step(title, async () => {
    rmSync(report, { force: true }) // an old one must not be taken for this run's
    const ran = await run()
    if (existsSync(report)) tests = count(readJson(report))
    const isBroken = ran.code !== 0 && tests.failed === 0
    const isEmpty = tests.passed + tests.failed === 0
    // A file that can't be loaded, an unhandled rejection, no tests at all: no test failed, yet something did.
    if (isBroken || isEmpty) tests.failed += 1
    if (tests.failed > 0) {
      throw new StepFailure(isEmpty ? 'No test ran.' : describeCount(tests), ran)
    }
    return describeCount(tests)
  })
  return { ...outcome, note: describeCount(tests), tests }
}
