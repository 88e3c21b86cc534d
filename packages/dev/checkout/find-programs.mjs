import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { StepFailure } from './steps.mjs'

/**
 * The path of a Chromium-based browser: CHROME_PATH, or one that is installed; undefined when there is none.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const findChromium = (env = process.env) => named(env, 'CHROME_PATH') ?? firstProgram(chromiums(env))

/**
 * The same for Firefox, whose path FIREFOX_PATH may name.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const findFirefox = (env = process.env) => named(env, 'FIREFOX_PATH') ?? firstProgram(firefoxes(env))

/**
 * What runs WebKitGTK: its driver, its small browser, and a screen for it that nobody sees. There is none but on Linux.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findWebkit(env = process.env) {
  const [driver, screen] = ['WebKitWebDriver', 'Xvfb'].map((name) => firstProgram(onPath(env, [name])))
  const browser = firstProgram(miniBrowsers())
  return driver && screen && browser ? { driver, screen, browser } : undefined
}

/**
 * The path of Radicale, a CalDAV server, which RADICALE_PATH may name.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const findRadicale = (env = process.env) =>
  named(env, 'RADICALE_PATH') ?? firstProgram(onPath(env, ['radicale']))

/** @param {NodeJS.ProcessEnv} env @param {string} variable */
function named(env, variable) {
  const file = env[variable]
  if (!file) return undefined
  if (!isProgram(file)) throw new StepFailure(`${variable} names ${file}, which is not a program.`)
  return file
}

/** @param {NodeJS.ProcessEnv} env */
function chromiums(env) {
  if (process.platform === 'darwin') return macApps(env, ['Google Chrome', 'Chromium', 'Microsoft Edge'])
  if (process.platform === 'win32') {
    return windowsPrograms(env).flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  }
  return onPath(env, [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ])
}

/** @param {NodeJS.ProcessEnv} env */
function firefoxes(env) {
  if (process.platform === 'darwin') return macApps(env, ['Firefox']).map((path) => path.replace(/Firefox$/, 'firefox'))
  if (process.platform === 'win32') {
    return windowsPrograms(env).map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe'))
  }
  return onPath(env, ['firefox', 'firefox-esr'])
}

/** It lies beside WebKit's own processes: Debian has them in a folder of the processor's kind. */
function miniBrowsers() {
  const folders = ['/usr/lib', '/usr/lib64', '/usr/libexec']
  const inside = foldersIn('/usr/lib').map((folder) => join('/usr/lib', folder))
  return [...folders, ...inside].flatMap((folder) =>
    ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((version) => join(folder, version, 'MiniBrowser')),
  )
}

/** @param {string} folder */
function foldersIn(folder) {
  try {
    return readdirSync(folder).filter((name) => name.includes('-linux-'))
  } catch {
    return [] // no such folder: another kind of system
  }
}

/** @param {NodeJS.ProcessEnv} env @param {readonly string[]} names */
const macApps = (env, names) =>
  ['', env['HOME'] ?? ''].flatMap((home) =>
    names.map((name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
  )

/** @param {NodeJS.ProcessEnv} env */
const windowsPrograms = (env) =>
  [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((folder) => folder !== undefined)

/** @param {NodeJS.ProcessEnv} env @param {readonly string[]} names */
function onPath(env, names) {
  const folders = new Set([...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'])
  folders.delete('')
  return names.flatMap((name) => [...folders].map((folder) => join(folder, name)))
}

/** @param {readonly string[]} files */
const firstProgram = (files) => files.find(isProgram)

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there, or not ours to run
  }
}
