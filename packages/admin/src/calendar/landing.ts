import type { Booking } from '@openslot/core/wire'
import { formatZone } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { toldApart } from '../time/times.js'
import { clockAt, clockText, instantsOf, turnOf } from '../time/wall-clock.js'

/** Where a booking would begin: minutes from a date's midnight, by the clocks of a zone. */
export interface Spot {
  readonly date: string
  readonly minutes: number
  readonly timeZone: string
}

/**
 * When a booking is there (epoch ms); `undefined`: the clocks don't show it. Where they show it twice, what begins in
 * their second turn stays in it, and all else comes into the first.
 */
export function landing({ start }: Booking, { date, minutes, timeZone }: Spot): number | undefined {
  const at = clockAt(date, minutes)
  const instants = instantsOf(at.date, clockText(at.minutes), timeZone)
  return instants[turnOf(Date.parse(start), timeZone)] ?? instants[0]
}

/** What is written of the time there, told apart from the other that the clocks show alike. */
export function landingText(text: string, booking: Booking, spot: Spot, speech: Pick<Speech, 'locale'>): string {
  const start = landing(booking, spot)
  return start === undefined ? text : toldApart(text, start, spot.timeZone, speech)
}

/** Whose clock it is by then: `New York, GMT-5`. */
export const landingZone = (booking: Booking, spot: Spot, speech: Pick<Speech, 'locale'>): string =>
  formatZone(landing(booking, spot) ?? Date.parse(booking.start), spot.timeZone, speech)
