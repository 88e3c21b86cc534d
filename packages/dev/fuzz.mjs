// `pnpm fuzz`: 10,000 malformed and as many well-formed requests to every route of the OpenAPI document; `pnpm fuzz 50000`
// sends that many of each. The test suite sends fewer of the same.
import { spawnSync } from 'node:child_process'
import { requireNode } from './checkout/node-version.mjs'
import { prepare } from './checkout/prepare.mjs'

requireNode()
if (!(await prepare())) process.exit(1)

const runs = process.argv[2] ?? '10000'
if (!/^\d+$/.test(runs)) {
  console.error('Use a number of requests, such as `pnpm fuzz 10000`.')
  process.exit(1)
}
const args = [
  'vitest',
  'run',
  '--config',
  'vitest.workspace.ts',
  '--project',
  'server',
  'fuzz-every-route',
  'fuzz-well-formed',
]
const { status } = spawnSync('npx', args, { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: runs } })
process.exitCode = status ?? 1
