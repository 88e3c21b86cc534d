import { setTimeout } from 'node:timers/promises'
import { CHANGING, CHANGES } from './calendar.mjs'

const PAUSE_MS = 100

/**
 * The owner, who can't decide how the class is given: time and again it takes other people and another room, while
 * customers hold, book and move.
 * @param {{ urls: readonly string[], token: string }} options
 */
export function createOwner({ urls, token }) {
  /** @type {string[]} */
  const oddities = []
  const counts = new Map([['change of a service 200', 0]])

  /** @param {number} turn */
  const change = async (turn) => {
    const response = await fetch(`${urls[turn % urls.length]}/v1/admin/services/${CHANGING}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'If-Match': '*', Authorization: `Bearer ${token}` },
      body: JSON.stringify(CHANGES[turn % CHANGES.length]),
    })
    const text = await response.text()
    const kind = `change of a service ${response.status}`
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (response.status !== 200) oddities.push(`${kind}: ${text.slice(0, 300)}`)
  }

  return {
    oddities,
    counts,
    /** @param {number} until as `performance.now()` */
    run: async (until) => {
      for (let turn = 1; performance.now() < until; turn++) {
        await change(turn)
        await setTimeout(PAUSE_MS)
      }
    },
  }
}
