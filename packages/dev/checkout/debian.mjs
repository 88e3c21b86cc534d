import { readFileSync } from 'node:fs'
import { run } from './run.mjs'

/**
 * Debian's packages, where they can be had without asking anyone. Whether that went well is seen by looking again.
 * @param {readonly string[]} packages
 */
export async function install(packages) {
  if (!isDebian() || process.getuid?.() !== 0) return
  process.stdout.write(`installing Debian’s ${packages.join(' and ')} … `)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    await run('apt-get', ['-o', 'Acquire::Retries=3', ...args], { log: `apt-get-${args[0]}`, env })
  }
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false // no such file: another kind of system
  }
}

/** Where nobody looks: what is missing is a failure there, not a note. */
export const isCi = () => !['', '0', 'false'].includes(process.env['CI'] ?? '')
