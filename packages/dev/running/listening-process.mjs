import { spawn } from 'node:child_process'
import { root } from '../checkout/paths.mjs'

const START_MS = 60_000
const STOP_MS = 15_000

/**
 * @typedef {object} ListeningProcess
 * @property {string} url where it listens
 * @property {() => string} output all that it has printed so far
 * @property {() => Promise<number | null>} stop asks it to end, and resolves with its exit code
 * @property {() => Promise<void>} kill ends it at once, without a word (SIGKILL)
 */

/**
 * Starts a Node script that serves something, and resolves once it has printed `… listening on http://HOST:PORT`.
 * @param {readonly string[]} args the script and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<ListeningProcess>}
 */
export function startListening(args, { cwd = root, env = process.env } = {}) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code)))

  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return ended
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    const code = await ended
    clearTimeout(timer)
    return code
  }

  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }

  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) =>
      reject(new Error(`${args.join(' ')} ${what}. It printed:\n${output || '(nothing)'}`))
    const timer = setTimeout(() => {
      fail(`was not listening after ${START_MS / 1000} s`)
      void stop()
    }, START_MS)
    const read = (/** @type {string} */ text) => {
      output += text
      const url = /listening on (https?:\/\/\S+)/.exec(output)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      resolve({ url, output: () => output, stop, kill })
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    void ended.then((code) => {
      clearTimeout(timer)
      fail(`ended with code ${code}`)
    })
  })
}
