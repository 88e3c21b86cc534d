import type { Span } from '../time/interval.js'

/** A window of wall-clock time: `HH:MM`. An end before the start runs past midnight; `24:00` is an end only. */
export interface TimeWindow {
  readonly start: string
  readonly end: string
}

/** A window on one ISO weekday (1 = Monday … 7 = Sunday), the day it starts on. */
export interface WeeklyWindow extends TimeWindow {
  readonly day: number
}

/** For one local date, the windows that replace the weekly hours whole. No windows: closed. */
export interface DateOverride {
  /** `2026-12-24` in the staff member's zone. */
  readonly date: string
  readonly windows: readonly TimeWindow[]
}

/** A staff member as the slot engine sees one. */
export interface StaffMember {
  readonly id: string
  /** IANA name. */
  readonly timeZone: string
  readonly hours: readonly WeeklyWindow[]
  readonly overrides?: readonly DateOverride[]
  /** Claims (blocked spans, holds) and busy times: epoch ms, half-open, in any order. */
  readonly taken: readonly Span[]
}
