import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { at } from '../checkout/paths.mjs'

// The whole of it, `pnpm crash`, has fifty rounds. These few show that it still runs and finds nothing.
test('servers that are killed under load lose nothing', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [at('packages/dev/crash/crash.mjs'), '--rounds', '3'])
  expect(stdout).toContain('Nothing was lost, nothing is half-done.')
})
