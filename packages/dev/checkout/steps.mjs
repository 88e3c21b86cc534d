import { relative } from 'node:path'
import { root } from './paths.mjs'

const TAIL_LINES = 80

/** A step that went wrong in a way that its message and the tail of its output explain; no stack trace needed. */
export class StepFailure extends Error {
  /**
   * @param {string} remedy what to do about it; may be empty when the output says it
   * @param {{ output: string, logFile: string }} [ran]
   */
  constructor(remedy, ran) {
    super(remedy)
    this.name = 'StepFailure'
    this.ran = ran
  }
}

/** @param {number} ms */
export function duration(ms) {
  const seconds = ms / 1000
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/**
 * Says what is being done, does it, and says how long it took. A StepFailure is shown and returned, not thrown.
 * @param {string} title
 * @param {() => Promise<string | void>} work may return a note that replaces "done"
 * @returns {Promise<{ title: string, ok: boolean, ms: number, note: string }>}
 */
export async function step(title, work) {
  const started = performance.now()
  process.stdout.write(`${title} … `)
  try {
    const note = (await work()) ?? 'done'
    const ms = performance.now() - started
    console.log(`${note} in ${duration(ms)}`)
    return { title, ok: true, ms, note }
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error
    const ms = performance.now() - started
    console.log(`failed after ${duration(ms)}`)
    explain(error)
    return { title, ok: false, ms, note: 'failed' }
  }
}

/** @param {StepFailure} failure */
function explain({ message, ran }) {
  if (ran !== undefined) {
    const lines = ran.output.trimEnd().split('\n')
    const hidden = Math.max(0, lines.length - TAIL_LINES)
    if (hidden > 0) console.log(`\n  (${hidden} lines before this: ${relative(root, ran.logFile)})`)
    console.log(`\n${lines.slice(hidden).join('\n')}\n`)
  }
  if (message !== '') console.log(`${message}\n`)
}
