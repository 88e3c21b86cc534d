import { Temporal } from './temporal.js'

export const MINUTE = 60_000
const QUARTER = 15

/** What a zone's wall clock shows, by asking Temporal. */
export class WallClock {
  readonly #timeZone: string
  readonly #asked: (minute: number) => number

  constructor(timeZone: string) {
    this.#timeZone = timeZone
    this.#asked = memo((minute) => this.#ask(minute))
  }

  day(minute: number): number {
    return Math.floor(this.#show(minute) / 1440)
  }

  minuteOfDay(minute: number): number {
    return this.#show(minute) - this.day(minute) * 1440
  }

  /** Whether the zone has that date: a skipped one begins on another. */
  hasDay(day: number): boolean {
    const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
    return date.toZonedDateTime(this.#timeZone).toPlainDate().equals(date)
  }

  /** The wall clock's minutes since its own 1970-01-01T00:00. */
  #show(minute: number): number {
    // Between two quarters that agree nothing changes: no clock changes twice within fifteen minutes.
    const quarter = Math.floor(minute / QUARTER) * QUARTER
    const offset = this.#asked(quarter) - quarter
    if (this.#asked(quarter + QUARTER) - (quarter + QUARTER) === offset) return minute + offset
    return this.#asked(minute)
  }

  #ask(minute: number): number {
    const shown = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE).toZonedDateTimeISO(this.#timeZone)
    return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) / MINUTE
  }
}

export function memo<T>(ask: (minute: number) => T): (minute: number) => T {
  const known = new Map<number, T>()
  return (minute) => {
    if (known.has(minute)) return known.get(minute) as T
    const answer = ask(minute)
    known.set(minute, answer)
    return answer
  }
}
