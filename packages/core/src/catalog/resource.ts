import type { Span } from '../time/interval.js'
import type { DateOverride, WeeklyWindow } from './staff.js'

/** A room, chair or machine that services need. It has a calendar, but no slot grid of its own. */
export interface Resource {
  readonly id: string
  /** What services ask for: `room`, `laser` … */
  readonly kind: string
  /** IANA name; needed with `hours`. */
  readonly timeZone?: string
  /** When it can be used: throughout the appointment, buffers may reach outside. Left out: always. */
  readonly hours?: readonly WeeklyWindow[]
  /** Only with `hours`. */
  readonly overrides?: readonly DateOverride[]
  /** Claims and busy times: epoch ms, half-open, in any order. */
  readonly taken: readonly Span[]
}
