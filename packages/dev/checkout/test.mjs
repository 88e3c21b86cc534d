import { ensureChromium, ensureEngines } from './browsers.mjs'
import { bundleIfNeeded, compileEverything } from './build.mjs'
import { withoutNpm } from './environment.mjs'
import { installIfNeeded } from './install.mjs'
import { at, toolScript } from './paths.mjs'
import { ensureRadicale } from './radicale.mjs'
import { runNodeOrFail } from './run.mjs'
import { step } from './steps.mjs'
import { printSummary } from './summary.mjs'
import { runBrowserTests, runVitest } from './test-runners.mjs'

/** @typedef {import('./summary.mjs').Outcome} Outcome */

/** What `--only` can name, in the order in which it runs. The quick ones first. */
const CHECKS = {
  lint: { title: 'Lint', run: () => check('Lint', 'oxlint', ['--type-aware', '--deny-warnings']) },
  format: { title: 'Format', run: () => check('Format', 'oxfmt', ['--check']) },
  size: { title: 'Size', run: () => checkSize() },
  core: { title: 'Core tests', run: () => runVitest('Core tests', 'core') },
  server: { title: 'Server tests', run: () => runVitest('Server tests', 'server') },
  widget: { title: 'Widget tests', run: () => runBrowserTests('Widget tests', 'widget') },
  admin: { title: 'Admin page tests', run: () => runBrowserTests('Admin page tests', 'admin') },
  e2e: { title: 'End-to-end tests', run: () => runVitest('End-to-end tests', 'e2e') },
}
const RUNNERS = new Set(['core', 'server', 'widget', 'admin', 'e2e'])
const IN_A_BROWSER = new Set(['widget', 'admin', 'e2e'])

/**
 * `npm test`, or `npm test -- --only core,lint`. Everything runs even when something before it failed, except that
 * nothing runs on a build that failed.
 * @param {readonly string[]} args
 */
export async function test(args) {
  const wanted = chosen(args)
  if (!(await installIfNeeded())) return finish([{ title: 'Install', ok: false, ms: 0, note: 'failed' }], wanted)

  /** @type {Outcome[]} */
  const outcomes = []
  if (wanted.some((name) => IN_A_BROWSER.has(name))) {
    outcomes.push(await step('Browsers', () => prepareBrowsers(wanted.includes('widget'))))
  }
  if (wanted.includes('server')) outcomes.push(await step('Calendar server', prepareRadicale))
  const build = await step('Build and types', async () => {
    await compileEverything()
    await bundleIfNeeded()
  })
  outcomes.push(build)
  if (!build.ok) return finish(outcomes, wanted)
  for (const name of wanted) outcomes.push(await CHECKS[name].run())
  finish(outcomes, [])
}

/**
 * Names them to all that runs after this.
 * @param {boolean} needsEngines
 */
async function prepareBrowsers(needsEngines) {
  const chromium = await ensureChromium()
  process.env['CHROME_PATH'] = chromium
  if (!needsEngines) return chromium
  const { ids, note } = await ensureEngines()
  process.env['WIDGET_ENGINES'] = ids.join(',')
  return note
}

/** Names it to all that runs after this, or says that it isn't there. */
async function prepareRadicale() {
  const { path, note } = await ensureRadicale()
  if (path === undefined) process.env['OPENSLOT_WITHOUT_RADICALE'] = 'true'
  else process.env['RADICALE_PATH'] = path
  return note
}

/**
 * @param {readonly string[]} args
 * @returns {(keyof typeof CHECKS)[]}
 */
function chosen(args) {
  const all = /** @type {(keyof typeof CHECKS)[]} */ (Object.keys(CHECKS))
  if (args.length === 0) return all
  const [flag, value] = args[0]?.split('=') ?? []
  const names = (value ?? args[1] ?? '').split(',')
  const wanted = all.filter((name) => names.includes(name))
  if (flag !== '--only' || wanted.length !== names.length) {
    console.error(`Use \`npm test\` for everything, or \`npm test -- --only ${all.join(',')}\` for some of it.`)
    process.exit(1)
  }
  return wanted
}

/** @param {string} title @param {string} tool @param {readonly string[]} args */
const check = (title, tool, args) =>
  step(title, async () => {
    await runNodeOrFail(toolScript('', tool), args, { log: tool, env: withoutNpm(process.env) })
  })

const checkSize = () =>
  step('Size', async () => {
    await runNodeOrFail(at('packages/widget/bench/size.mjs'), [], { log: 'size', env: withoutNpm(process.env) })
  })

/** @param {readonly Outcome[]} outcomes @param {readonly (keyof typeof CHECKS)[]} unreached */
function finish(outcomes, unreached) {
  const notRun = unreached.map((name) => ({
    title: CHECKS[name].title,
    ok: false,
    ms: 0,
    note: 'not run',
    // A runner that could not run is a failure that the last line must not hide.
    ...(RUNNERS.has(name) && { tests: { passed: 0, failed: 1, skipped: 0 } }),
  }))
  const all = [...outcomes, ...notRun]
  printSummary(all)
  process.exitCode = all.every(({ ok }) => ok) ? 0 : 1
}
