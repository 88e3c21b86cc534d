// The engine, its floor and the peers, all set to the same question, and proof that they give the same answer.
import { Temporal } from 'temporal-polyfill'
import { findSlots } from '../dist/index.js'
import { floorFor } from './floor.mjs'
import { PEERS } from './peers.mjs'

/** @typedef {import('../dist/index.js').SlotQuery} SlotQuery */

/**
 * The floor for a workload, with its zone work done: each date's open hours as instants.
 * @param {SlotQuery} query
 */
export function floorOf(query) {
  const member = query.staff[0]
  if (!member) throw new Error('The workload has nobody.')
  const { timeZone, hours } = member
  const runs = []
  /** @param {number} instant */
  const dateAt = (instant) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate()
  const last = dateAt(query.to)
  for (let date = dateAt(query.from); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const window of hours) {
      if (window.day !== date.dayOfWeek) continue
      const start = date.toZonedDateTime({ timeZone, plainTime: window.start }).epochMilliseconds
      const end = date.toZonedDateTime({ timeZone, plainTime: window.end }).epochMilliseconds
      if (start >= query.from && start < query.to) runs.push({ start, end })
    }
  }
  const floor = floorFor(query, runs)
  mustBeEqual('the floor', floor(), findSlots(query))
  return floor
}

/**
 * The peers, ready to answer `query`, each checked against the engine.
 * @param {SlotQuery} query
 */
export const peersFor = (query) =>
  PEERS.map(({ name, prepare }) => {
    const run = prepare(query)
    mustBeEqual(name, run(), startsOf(query))
    return { name, run }
  })

/** @param {SlotQuery} query */
export const startsOf = (query) => findSlots(query).map((slot) => slot.start)

/**
 * @param {string} name
 * @param {unknown} answer
 * @param {unknown} expected
 */
export function mustBeEqual(name, answer, expected) {
  if (JSON.stringify(answer) !== JSON.stringify(expected)) throw new Error(`${name} gives another answer.`)
}
