// What a page loads to take bookings, beside other embeds, as their packages ship it. Fetched into a folder that is
// thrown away; needs a network, and is run by hand.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printTable, sizeOf, total, withImports } from './files.mjs'

/** The file that a page has to load, and what comes on top of it. */
const OTHERS = [
  { name: '@nylas/web-elements', file: 'dist/cdn/nylas-scheduling/nylas-scheduling.es.js', onTop: '' },
  { name: 'cronofy-elements', file: 'dist/CronofyElements.js', onTop: '' },
  { name: '@calcom/atoms', file: 'dist/booker', onTop: 'React, and what it depends on' },
  { name: '@calcom/embed-core', file: 'dist/embed/embed.js', onTop: 'the whole app in a frame' },
]

const folder = mkdtempSync(join(tmpdir(), 'openslot-compare-'))

/** @param {typeof OTHERS[number]} other */
function measure({ name, file, onTop }) {
  const options = { cwd: folder, encoding: /** @type {const} */ ('utf8') }
  const archive = execFileSync('npm', ['pack', '--silent', name], options).trim()
  const here = join(folder, archive.replace(/\.tgz$/, ''))
  execFileSync('mkdir', [here])
  execFileSync('tar', ['xzf', archive, '-C', here], options)
  const { version } = JSON.parse(readFileSync(join(here, 'package/package.json'), 'utf8'))
  const label = `${name} ${version}${onTop && ` (and ${onTop})`}`
  const path = join(here, 'package', file)
  const files = file.endsWith('.js') ? [path] : scriptsIn(path)
  return total(
    label,
    files.map((each) => sizeOf(each, readFileSync(each))),
  )
}

/** @param {string} directory */
const scriptsIn = (directory) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => join(directory, path))

const ours = withImports('widget/checkout-desk.js').map(({ name, code }) => sizeOf(name, code))
try {
  printTable([total('OpenSlot, the whole flow', ours), ...OTHERS.map(measure)])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
