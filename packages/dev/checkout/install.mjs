import { existsSync, readFileSync } from 'node:fs'
import { withoutNpm } from './environment.mjs'
import { filesIn, fingerprint, hashOf } from './fingerprint.mjs'
import { ownHeaders } from './headers.mjs'
import { at, readJson } from './paths.mjs'
import { run } from './run.mjs'
import { stampIn } from './stamp.mjs'
import { StepFailure, step } from './steps.mjs'

const stamp = stampIn(at('node_modules/.cache/openslot-install'))

/** Installs the packages when the lockfile, a package.json's dependencies or Node itself changed since the last time. */
export async function installIfNeeded() {
  const wanted = wantedState()
  if (stamp.matches(wanted)) return true
  console.log('Packages are missing or out of date. better-sqlite3 may compile for about a minute: where no ready-made')
  console.log('download is reachable, that needs python3, make and a C++ compiler.')
  const { ok } = await step('Installing packages', async () => {
    stamp.remove()
    await pnpm('install', '--frozen-lockfile', '--config.confirm-modules-purge=false')
    // An addon compiled for another Node stays in place when nothing else changed.
    if (!(await sqliteLoads())) await pnpm('rebuild', '--recursive', 'better-sqlite3')
    if (!(await sqliteLoads())) throw new StepFailure(COMPILER)
    stamp.write(wanted)
  })
  return ok
}

/** All that decides what must lie in node_modules. Scripts and descriptions may change without a new install. */
function wantedState() {
  const manifests = filesIn(['package.json', 'packages', 'examples'])
    .filter((path) => /^(?:[^/]+\/[^/]+\/)?package\.json$/.test(path))
    .map((path) => {
      const { dependencies, devDependencies, peerDependencies, optionalDependencies, packageManager } = readJson(
        at(path),
      )
      return [path, dependencies, devDependencies, peerDependencies, optionalDependencies, packageManager]
    })
  const { platform, arch, versions } = process
  return hashOf([fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml']), manifests, platform, arch, versions.modules])
}

/** @param {...string} args */
async function pnpm(...args) {
  const { packageManager } = readJson(at('package.json'))
  const ran = await run('npx', ['-y', packageManager, ...args, '--reporter=append-only'], {
    log: `pnpm-${args[0]}`,
    env: { ...ownHeaders(), ...withoutNpm(process.env) },
    shell: process.platform === 'win32', // npx is a .cmd file there
  })
  if (ran.code !== 0) throw new StepFailure(remedyFor(ran.output, packageManager), ran)
}

/** Loading is not enough: the addon itself is opened with the first database. */
async function sqliteLoads() {
  const server = at('packages/server/package.json')
  if (!existsSync(server) || !readFileSync(server, 'utf8').includes('better-sqlite3')) return true
  const script = `new (require('node:module').createRequire(${JSON.stringify(server)})('better-sqlite3'))(':memory:')`
  return (await run(process.execPath, ['-e', script], { log: 'better-sqlite3' })).code === 0
}

const HEADERS =
  'better-sqlite3 has to be compiled, and neither a ready-made one nor Node’s headers could be downloaded. Check the\n' +
  'network (and the proxy settings), or install Node with its headers (include/node), then try again.'

const COMPILER =
  'better-sqlite3 could not be compiled. Install python3, make and a C++ compiler, then try again:\n' +
  '  Debian, Ubuntu  sudo apt-get install python3 make g++\n' +
  '  Fedora          sudo dnf install python3 make gcc-c++\n' +
  '  Alpine          apk add python3 make g++\n' +
  '  macOS           xcode-select --install\n' +
  '  Windows         Visual Studio Build Tools with "Desktop development with C++", and Python 3'

/** @param {string} output @param {string} packageManager */
function remedyFor(output, packageManager) {
  if (output.includes('ERR_PNPM_OUTDATED_LOCKFILE')) {
    return `A package.json asks for other packages than pnpm-lock.yaml. Run \`npx -y ${packageManager} install\` once.`
  }
  if (/-headers\.tar\.gz/.test(output) && /network connectivity/.test(output)) return HEADERS
  if (/gyp ERR|node-gyp|better-sqlite3.*(?:failed|Failed)/.test(output)) return COMPILER
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ERR_SOCKET/.test(output)) {
    return 'The package registry could not be reached. Check the network (and the proxy settings), then try again.'
  }
  return ''
}
