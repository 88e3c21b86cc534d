/** How often each thing happened to bookings after a mark. */
export interface EventCounts {
  /** For the next count; as opaque as a cursor. */
  readonly mark: number
  readonly counts: readonly { readonly event: string; readonly count: number }[]
}

export interface EventCountStore {
  /** @param mark `null`: from now on, so nothing is counted */
  after(mark: number | null): Promise<EventCounts>
}
