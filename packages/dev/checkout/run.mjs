import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { at, root } from './paths.mjs'
import { StepFailure } from './steps.mjs'

/**
 * @typedef {object} RunOptions
 * @property {string} log what the program printed goes to `.cache/logs/<log>.log`
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell]
 */

/**
 * Runs a program in silence and keeps what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ code: number, output: string, logFile: string }>}
 */
export function run(command, args, { log, cwd = root, env = process.env, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (/** @type {string} */ text) => (output += text)
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (cause) => reject(new StepFailure(couldNotStart(command, cause))))
    child.on('close', (code) => {
      const plain = stripVTControlCharacters(output)
      const logFile = at(`.cache/logs/${log}.log`)
      mkdirSync(dirname(logFile), { recursive: true })
      writeFileSync(logFile, plain)
      resolve({ code: code ?? 1, output: plain, logFile })
    })
  })
}

/**
 * The same for a Node script.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options)

/**
 * The same, but a step that fails is a StepFailure with the end of what was printed.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export async function runNodeOrFail(script, args, options) {
  const result = await runNode(script, args, options)
  if (result.code !== 0) throw new StepFailure('', result)
  return result
}

/**
 * @param {string} command
 * @param {Error} cause
 */
function couldNotStart(command, cause) {
  if (!('code' in cause) || cause.code !== 'ENOENT') return `${command} could not be started: ${cause.message}`
  const remedy = command === 'npx' ? 'It comes with npm: https://nodejs.org/en/download.' : 'Install it.'
  return `The program ${command} is not on the PATH. ${remedy}`
}
