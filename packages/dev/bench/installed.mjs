// `pnpm size:server`: does what the image's Dockerfile does to install a server, in a folder that is thrown away, and
// says how large that is, with its ten largest files. Needs a built checkout.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { withoutNpm } from '../checkout/environment.mjs'
import { at } from '../checkout/paths.mjs'

const STAGE = 'production'
const LARGEST = 10

const app = mkdtempSync(join(tmpdir(), 'openslot-installed-'))
process.on('exit', () => rmSync(app, { recursive: true, force: true }))

for (const { instruction, words } of stepsOf(STAGE)) {
  if (instruction === 'RUN') run(words)
  else copy(words)
}

const files = readdirSync(app, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(app, path), bytes: statSync(path).size }))
  .toSorted((one, other) => other.bytes - one.bytes)
const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
console.log(`${files.length} files, ${megabytes(total)}`)
for (const { path, bytes } of files.slice(0, LARGEST)) {
  console.log(`${megabytes(bytes).padStart(9)}  ${path.replace(/^node_modules\/\.pnpm\/[^/]+\/node_modules\//, '')}`)
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`
}

/** The instructions of one stage of the Dockerfile. @param {string} stage */
function stepsOf(stage) {
  const lines = readFileSync(at('examples/docker/Dockerfile'), 'utf8').replaceAll('\\\n', '').split('\n')
  const begin = lines.findIndex((line) => line.startsWith('FROM ') && line.endsWith(` AS ${stage}`))
  const length = lines.slice(begin + 1).findIndex((line) => line.startsWith('FROM '))
  return lines.slice(begin + 1, begin + 1 + length).flatMap((line) => {
    const [, instruction, words] = /^(COPY|RUN) (.*)$/.exec(line) ?? []
    return instruction === undefined || words === undefined ? [] : [{ instruction, words }]
  })
}

/** @param {string} command */
function run(command) {
  // The machine's own: pnpm is there already, and nobody's data.
  if (command.startsWith('npm install --global') || command === 'mkdir /data') return
  const here = command.replace(/^pnpm install/, 'npx --yes pnpm@10.34.8 install --prefer-offline')
  execFileSync('/bin/sh', ['-c', here], {
    cwd: app,
    env: withoutNpm(process.env),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** @param {string} words */
function copy(words) {
  const [target = '', ...sources] = words
    .replace(/^--from=build /, '')
    .split(' ')
    .toReversed()
  for (const source of sources.map((one) => one.replace(/^\/src\//, ''))) {
    const isFolder = statSync(at(source.replace(/\/$/, ''))).isDirectory()
    const name = isFolder ? '' : (source.split('/').at(-1) ?? '')
    cpSync(at(source.replace(/\/$/, '')), join(app, target, name), { recursive: true })
  }
}
