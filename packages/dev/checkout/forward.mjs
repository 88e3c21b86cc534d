import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './paths.mjs'

const ORPHAN_POLL_MS = 250
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a program in the foreground, passes signals on to it, and resolves with its exit code once it has ended.
 *
 * It gets a process group of its own: a terminal sends Ctrl+C to the whole foreground group, and together with the
 * forwarded one the program would get it twice and might take the second for "now, at once". Windows has no such
 * groups; there the console itself tells the program.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function spawnForwarding(command, args, { env }) {
  const isWindows = process.platform === 'win32'
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      detached: !isWindows,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const forward = (/** @type {NodeJS.Signals} */ signal) => void (isWindows || child.kill(signal))
    const takeAlong = () => void child.kill('SIGTERM')
    for (const signal of SIGNALS) process.on(signal, forward)
    process.on('exit', takeAlong)
    const stopWatching = onOrphaned(takeAlong)
    const stopListening = () => {
      stopWatching()
      for (const signal of SIGNALS) process.off(signal, forward)
      process.off('exit', takeAlong)
    }
    child.on('error', (cause) => {
      stopListening()
      reject(cause)
    })
    child.on('exit', (code, signal) => {
      stopListening()
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal]))
    })
  })
}

/**
 * npm runs scripts through a shell, and a SIGTERM for npm ends npm and that shell, but never reaches us. Whoever stops
 * `npm start` like that (a supervisor, a test) would leave the server running. So: when the shell is gone, so are we.
 * @param {() => void} action
 * @returns {() => void} stops watching
 */
function onOrphaned(action) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    action()
  }, ORPHAN_POLL_MS)
  return () => clearInterval(timer)
}
