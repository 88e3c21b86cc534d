// The same questions for every engine. Deterministic: a small linear congruential generator, no clock.

const MINUTE = 60_000
const DAY = 86_400_000

/** @typedef {import('../dist/index.js').SlotQuery} SlotQuery */

/**
 * @param {number} seed
 * @returns {() => number}
 */
function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export const WEEKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day, start: '09:00', end: '17:00' }))

/**
 * Taken spans on quarter hours of working days, 30 to 90 minutes long, unsorted and overlapping as life has it.
 * @param {number} seed
 * @param {number} count
 * @param {number} from
 * @param {number} days
 */
function taken(seed, count, from, days) {
  const next = random(seed)
  return Array.from({ length: count }, () => {
    const start = from + Math.floor(next() * days) * DAY + (13 * 60 + Math.floor(next() * 32) * 15) * MINUTE
    return { start, end: start + (2 + Math.floor(next() * 5)) * 15 * MINUTE }
  })
}

const FROM = Date.parse('2026-02-20T00:00:00Z')

/**
 * @param {{ staffCount: number, days: number, takenEach: number, timeZone?: string }} size
 * @returns {SlotQuery}
 */
export function workload({ staffCount, days, takenEach, timeZone = 'America/New_York' }) {
  const staff = Array.from({ length: staffCount }, (_, index) => ({
    id: `staff-${index}`,
    timeZone,
    hours: WEEKDAYS,
    overrides: [],
    taken: taken(index + 1, takenEach, FROM, days),
  }))
  const service = {
    durationMinutes: 30,
    slotIntervalMinutes: 15,
    bufferBeforeMinutes: 10,
    bufferAfterMinutes: 10,
    minimumNoticeMinutes: 0,
    bookingWindowDays: null,
  }
  return { service, staff, from: FROM, to: FROM + days * DAY, now: FROM }
}

/** One person for the month in which New York's clock jumps. */
export const W1 = workload({ staffCount: 1, days: 31, takenEach: 40 })
/** A large shop for a quarter. */
export const W2 = workload({ staffCount: 25, days: 90, takenEach: 1000 })
/** One person for a year. */
export const W3 = workload({ staffCount: 1, days: 365, takenEach: 40 })
