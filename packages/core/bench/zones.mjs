// `pnpm test:zones`: the core's tests on machines that stand in other time zones. Nothing in the core may depend on it.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url))

/** UTC, one whose clock changes by an hour, and one whose clock changes by half an hour. */
const ZONES = ['UTC', 'America/New_York', 'Australia/Lord_Howe']

for (const TZ of ZONES) {
  console.log(`\nTZ=${TZ}`)
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'core', ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, TZ },
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
