import type { Span } from '@openslot/core'

/** What is taken on the calendars of staff. */
export interface AvailabilityStore {
  /**
   * Every claim that overlaps `span` (epoch ms), by calendar id. `exceptAppointmentId`: its own claim counts as free.
   */
  taken(calendarIds: readonly string[], span: Span, exceptAppointmentId?: string): Promise<Map<string, Span[]>>
}
