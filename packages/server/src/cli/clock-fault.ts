/** A clock that is set right by the network goes back by less. */
const CLOCK_TOLERANCE_MS = 60_000

/** Says so when the clock is behind what the database has seen (instants in epoch ms); `null`: it isn't. */
export function clockFault(nowMs: number, lastBookedMs: number | null): string | null {
  if (lastBookedMs === null || lastBookedMs <= nowMs + CLOCK_TOLERANCE_MS) return null
  return `It is ${inUtc(nowMs)} by this machine’s clock, but a booking was made at ${inUtc(lastBookedMs)}. Set the clock right: notice, holds and reminders go by it.`
}

/** An instant to the minute, for people. */
export const inUtc = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`
