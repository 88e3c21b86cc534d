/** Before the appointments that come after it, by their start (epoch ms) and id. */
export interface Position {
  readonly start: number
  readonly id: string
}

/** Some of the appointments that were over before an instant (epoch ms). */
export interface OverAppointments {
  readonly after: Position
  readonly beforeMs: number
}

export interface Looked {
  /** The last one that was looked at; `null`: there are no more. */
  readonly last: Position | null
  /** Before the first of them that had begun then and wasn't over; `null`: all were. */
  readonly left: Position | null
}

/** Each takes the next few appointments. */
export interface RetentionStore {
  /** Erases whom their bookings were for, as `customers.erase` does. */
  eraseCustomers(over: OverAppointments, nowMs: number): Promise<Looked>
  /** Takes what is no longer owed out of the outbox. */
  forgetMessages(over: OverAppointments): Promise<Looked>
  /** Takes what happened to them out of the audit. */
  forgetAudit(over: OverAppointments): Promise<Looked>
}
