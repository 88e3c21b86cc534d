import { statSync } from 'node:fs'
import { filesIn, fingerprint, hashOf } from './fingerprint.mjs'
import { at, toolScript } from './paths.mjs'
import { runNodeOrFail } from './run.mjs'
import { stampIn } from './stamp.mjs'
import { StepFailure } from './steps.mjs'

const SHARED_INPUTS = ['packages/core/src', 'tsconfig.base.json', 'pnpm-lock.yaml']

/** The script-tag bundle `packages/widget/embed/widget.js`, and what editors read. See vite.config.ts: four bundles that share nothing. */
const WIDGET = {
  name: 'widget',
  inputs: ['build', 'manifest', 'src', 'package.json', 'vite.config.ts', 'tsconfig.json'],
  outputs: ['embed', 'editors'],
  main: 'embed/widget.js',
  modes: ['production', 'button', 'dialog', 'demo'],
  after: ['manifest/write.mjs'],
}

/** The admin page, `packages/admin/dist`. */
const ADMIN = {
  name: 'admin',
  inputs: ['src', 'index.html', 'package.json', 'vite.config.ts', 'tsconfig.json'],
  outputs: ['dist'],
  main: 'dist/index.html',
  modes: ['production'],
  after: [],
}

/** What a running OpenSlot needs. tsc -b finds out by itself, in a tenth of a second, that nothing changed. */
export const compilePackages = () =>
  runNodeOrFail(toolScript('', 'typescript', 'tsc'), ['-b', 'packages/core', 'packages/widget', 'packages/server'], {
    log: 'tsc',
  })

/** The same, and the types of all tests and tools. */
export const compileEverything = () => runNodeOrFail(toolScript('', 'typescript', 'tsc'), ['-b'], { log: 'tsc' })

/** What browsers load, where its sources changed or somebody touched what was made of them. */
export async function bundleIfNeeded() {
  for (const bundle of [WIDGET, ADMIN]) await bundleOneIfNeeded(bundle)
}

/** @param {typeof WIDGET} bundle */
async function bundleOneIfNeeded({ name, inputs, outputs, main, modes, after }) {
  const folder = `packages/${name}`
  const stamp = stampIn(at(`.cache/${name}-bundle`))
  const within = (/** @type {readonly string[]} */ paths) => paths.map((path) => `${folder}/${path}`)
  const madeFrom = fingerprint([...SHARED_INPUTS, ...within(inputs)])
  const made = () => stateOf(within(outputs))
  if (stamp.matches(hashOf([madeFrom, made()]))) return
  for (const mode of modes) {
    await runNodeOrFail(toolScript(folder, 'vite'), ['build', '--logLevel', 'warn', '--mode', mode], {
      log: `vite-${name}-${mode}`,
      cwd: at(folder),
      // Under a test runner, or in a shell with a NODE_ENV of its own, Vite would bundle Lit's development build.
      env: { ...process.env, NODE_ENV: 'production' },
    })
  }
  for (const script of after) await runNodeOrFail(at(`${folder}/${script}`), [], { log: `${name}-after` })
  if (!made().some(([path]) => path === `${folder}/${main}`)) {
    throw new StepFailure(`The build of ${folder} ran, but left no ${main}.`)
  }
  stamp.write(hashOf([madeFrom, made()]))
}

/** @param {readonly string[]} paths */
const stateOf = (paths) =>
  filesIn(paths).map((path) => {
    const { size, mtimeMs } = statSync(at(path))
    return [path, size, mtimeMs]
  })
