import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'
import { StepFailure } from './steps.mjs'

/**
 * The path of a Chromium-based browser: CHROME_PATH, or one that is installed; undefined when there is none.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findChromium(env = process.env) {
  if (env['CHROME_PATH']) return isProgram(env['CHROME_PATH']) ? env['CHROME_PATH'] : undefined
  return candidates(env).find(isProgram)
}

/** The same, but installs Debian's where that is possible without asking anyone, else says what to do. */
export async function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  if (process.env['CHROME_PATH']) {
    throw new StepFailure(`CHROME_PATH names ${process.env['CHROME_PATH']}, which is not a program.`)
  }
  if (!isDebian() || process.getuid?.() !== 0) throw new StepFailure(INSTALL_ONE)
  process.stdout.write('none here, installing Debian’s … ')
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', 'chromium')
  const installed = findChromium()
  if (installed === undefined) throw new StepFailure(INSTALL_ONE)
  return installed
}

const INSTALL_ONE =
  'The widget’s tests and the end-to-end tests need Chrome, Chromium or Edge. Install one, or set CHROME_PATH to it:\n' +
  '  Debian          sudo apt-get install chromium\n' +
  '  Ubuntu          https://www.google.com/chrome (or: sudo snap install chromium)\n' +
  '  Fedora          sudo dnf install chromium\n' +
  '  macOS           brew install --cask google-chrome\n' +
  '  Windows         Edge is there already; if it was removed: winget install Google.Chrome'

/** @param {...string} args */
async function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const ran = await run('apt-get', args, { log: `apt-get-${args[0]}`, env })
  if (ran.code !== 0) throw new StepFailure(INSTALL_ONE, ran)
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false // no such file: another kind of system
  }
}

/** @param {NodeJS.ProcessEnv} env */
function candidates(env) {
  if (process.platform === 'darwin') {
    return ['', env['HOME'] ?? ''].flatMap((home) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    )
  }
  if (process.platform === 'win32') {
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ])
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]
  const folders = new Set([...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'])
  folders.delete('')
  return names.flatMap((name) => [...folders].map((folder) => join(folder, name)))
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there, or not ours to run
  }
}
