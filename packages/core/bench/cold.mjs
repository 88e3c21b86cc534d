// First calls: the code is warm, but the zone is new to everybody, the runtime included. So each zone is used once, by
// one engine, and the engines take turns.
import { findSlots } from '../dist/index.js'
import { mustBeEqual, startsOf } from './engines.mjs'
import { median, once } from './measure.mjs'
import { PEERS } from './peers.mjs'
import { W1, workload } from './workloads.mjs'

/** Zones in which Monday to Friday, 9 to 17, lies on the same dates in UTC: a peer counts its dates there. */
const ZONES = Intl.supportedValuesOf('timeZone').filter(
  (zone) => /^(?:America|Europe|Africa)\//.test(zone) && zone !== W1.staff[0]?.timeZone,
)

/**
 * Median of the first calls (ms) of the engine and of each peer.
 * @param {number} zonesEach
 */
export function coldTimes(zonesEach) {
  const engines = [{ name: 'engine', prepare: engine }, ...PEERS]
  const times = engines.map(() => /** @type {number[]} */ ([]))
  const zones = [...ZONES]
  for (let round = 0; round < zonesEach; round++) {
    for (const [index, { name, prepare }] of engines.entries()) {
      const timeZone = zones.pop()
      if (timeZone === undefined) throw new Error('There are not so many zones.')
      const query = workload({ staffCount: 1, days: 31, takenEach: 40, timeZone })
      /** @type {unknown} */
      let answer
      const run = prepare(query)
      times[index]?.push(once(() => (answer = run())))
      if (index > 0) mustBeEqual(`${name} in ${timeZone}`, answer, startsOf(query))
    }
  }
  return engines.map(({ name }, index) => ({ name, ms: median(times[index] ?? []) }))
}

/** @param {import('../dist/index.js').SlotQuery} query */
const engine = (query) => () => findSlots(query)
