import { statSync } from 'node:fs'
import { filesIn, fingerprint, hashOf } from './fingerprint.mjs'
import { at, toolScript } from './paths.mjs'
import { runNodeOrFail } from './run.mjs'
import { stampIn } from './stamp.mjs'
import { StepFailure } from './steps.mjs'

const WIDGET_INPUTS = [
  'packages/core/src',
  'packages/widget/build',
  'packages/widget/manifest',
  'packages/widget/src',
  'packages/widget/package.json',
  'packages/widget/vite.config.ts',
  'packages/widget/tsconfig.json',
  'tsconfig.base.json',
  'pnpm-lock.yaml',
]
const WIDGET_OUTPUT = 'packages/widget/embed'
const EDITOR_FILES = 'packages/widget/editors'

const bundleStamp = stampIn(at('.cache/widget-bundle'))

/** What a running OpenSlot needs. tsc -b finds out by itself, in a tenth of a second, that nothing changed. */
export const compilePackages = () =>
  runNodeOrFail(toolScript('', 'typescript', 'tsc'), ['-b', 'packages/core', 'packages/widget', 'packages/server'], {
    log: 'tsc',
  })

/** The same, and the types of all tests and tools. */
export const compileEverything = () => runNodeOrFail(toolScript('', 'typescript', 'tsc'), ['-b'], { log: 'tsc' })

/** The script-tag bundle `packages/widget/embed/widget.js` and what editors read, when their sources changed or somebody touched them. */
export async function bundleWidgetIfNeeded() {
  const inputs = fingerprint(WIDGET_INPUTS)
  if (bundleStamp.matches(hashOf([inputs, outputState()]))) return
  // See vite.config.ts: four bundles that share nothing.
  for (const mode of ['production', 'button', 'dialog', 'demo']) {
    await runNodeOrFail(toolScript('packages/widget', 'vite'), ['build', '--logLevel', 'warn', '--mode', mode], {
      log: `vite-${mode}`,
      cwd: at('packages/widget'),
      // Under a test runner, or in a shell with a NODE_ENV of its own, Vite would bundle Lit's development build.
      env: { ...process.env, NODE_ENV: 'production' },
    })
  }
  await runNodeOrFail(at('packages/widget/manifest/write.mjs'), [], { log: 'manifest' })
  const outputs = outputState()
  if (!outputs.some(([path]) => path === `${WIDGET_OUTPUT}/widget.js`)) {
    throw new StepFailure('The build of packages/widget ran, but left no embed/widget.js.')
  }
  bundleStamp.write(hashOf([inputs, outputs]))
}

const outputState = () =>
  filesIn([WIDGET_OUTPUT, EDITOR_FILES]).map((path) => {
    const { size, mtimeMs } = statSync(at(path))
    return [path, size, mtimeMs]
  })
