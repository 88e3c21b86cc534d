// The floor: the tightest loop we could write for the very output of findSlots, from the very input objects, when all
// that depends on the zone (each day's open hours as instants) has been worked out beforehand and nothing is checked.
//
// It may assume what the engine may not: starts and spans on whole quarter hours of UTC, buffers shorter than a quarter
// hour, at most 31 staff (one bit each) who all work the same hours, no notice, no booking window. The other layouts
// that were tried are slower for 25 people: a difference array for each person, a byte for each person and start.

/** @typedef {import('../dist/index.js').SlotQuery} SlotQuery */
/** @typedef {import('../dist/index.js').Slot} Slot */

const QUARTER = 900_000

/**
 * @param {SlotQuery} query
 * @param {readonly { start: number, end: number }[]} runs the open hours in the range, precomputed
 * @returns {() => Slot[]}
 */
export function floorFor({ staff, from, to, service }, runs) {
  const durationMs = service.durationMinutes * 60_000
  const beforeMs = service.bufferBeforeMinutes * 60_000
  const afterMs = durationMs + service.bufferAfterMinutes * 60_000
  const ids = staff.map((member) => member.id)
  const everyone = (1 << staff.length) - 1
  const starts = runs.flatMap((run) => startsIn(run, durationMs, to))
  const numbers = numbersOf(starts, from, to)
  const size = numbers.length - 1

  /** One bit a person and start, for every start that is in the way of one of their spans. */
  const block = () => {
    const blocked = new Int32Array(starts.length)
    for (let who = 0; who < staff.length; who++) {
      const bit = 1 << who
      for (const { start, end } of /** @type {SlotQuery['staff'][number]} */ (staff[who]).taken) {
        // A start is in the way when `start - afterMs < s < end + beforeMs`.
        const first = numbers[Math.max(0, ((start - from - afterMs) / QUARTER + 1) | 0)] ?? 0
        const stop = numbers[Math.min(size, Math.ceil((end - from + beforeMs) / QUARTER))] ?? 0
        for (let at = first; at < stop; at++) /** @type {number} */ (blocked[at]) |= bit
      }
    }
    return blocked
  }

  const [only] = ids
  if (only !== undefined && ids.length === 1) {
    return () => {
      const blocked = block()
      let free = 0
      for (let at = 0; at < blocked.length; at++) if (blocked[at] === 0) free++
      /** @type {Slot[]} */
      const slots = sized(free)
      for (let at = 0, slot = 0; slot < free; at++) {
        const start = /** @type {number} */ (starts[at])
        if (blocked[at] === 0) slots[slot++] = { start, end: start + durationMs, staffIds: ids }
      }
      return slots
    }
  }
  return () => {
    const blocked = block()
    /** @type {Slot[]} */
    const slots = []
    for (let at = 0; at < blocked.length; at++) {
      let free = ~(/** @type {number} */ (blocked[at])) & everyone
      if (free === 0) continue
      let count = 0
      for (let bits = free; bits !== 0; bits &= bits - 1) count++
      /** @type {string[]} */
      const staffIds = sized(count)
      for (let taker = 0; free !== 0; free &= free - 1) {
        staffIds[taker++] = /** @type {string} */ (ids[31 - Math.clz32(free & -free)])
      }
      const start = /** @type {number} */ (starts[at])
      slots.push({ start, end: start + durationMs, staffIds })
    }
    return slots
  }
}

/**
 * @param {{ start: number, end: number }} run
 * @param {number} durationMs
 * @param {number} to
 */
function startsIn(run, durationMs, to) {
  const starts = []
  for (let start = run.start; start < to && start + durationMs <= run.end; start += QUARTER) starts.push(start)
  return starts
}

/**
 * For each quarter hour of the range, how many starts lie before it.
 * @param {readonly number[]} starts
 * @param {number} from
 * @param {number} to
 */
function numbersOf(starts, from, to) {
  const numbers = new Int32Array(Math.ceil((to - from) / QUARTER) + 1)
  let number = 0
  for (let quarter = 0; quarter < numbers.length; quarter++) {
    while (number < starts.length && /** @type {number} */ (starts[number]) < from + quarter * QUARTER) number++
    numbers[quarter] = number
  }
  return numbers
}

/**
 * A list made in its final size.
 * @param {number} length
 */
// oxlint-disable-next-line unicorn/no-new-array
const sized = (length) => new Array(length)
