import type { ChosenCalendar, Connection, ConnectionRules } from './connection.js'
import type { ProviderKind } from './credentials.js'

export interface NewConnection extends ConnectionRules {
  readonly id: string
  readonly staffId: string
  readonly provider: ProviderKind
  readonly account: string
  readonly credentials: string
  readonly calendars: readonly ChosenCalendar[]
}

export interface ConnectionChange extends ChangedRules {
  readonly account?: string
  /** New ones are tried at once, whatever went wrong with those before. */
  readonly credentials?: string
  /** All calendars that the new ones open, by remote id: those that aren't among them are forgotten. */
  readonly available?: readonly string[]
  /** All that are chosen from now on. */
  readonly calendars?: readonly ChosenCalendar[]
  /** The name of the one that got the bookings, where nobody chose to take it away. */
  readonly lostReceiving?: string | null
}

type ChangedRules = { readonly [Rule in keyof ConnectionRules]?: ConnectionRules[Rule] | undefined }

/** An account that is being connected. */
export interface Authorization {
  readonly staffId: string
  /** `null`: a new one. */
  readonly connectionId: string | null
  readonly provider: 'google' | 'microsoft'
  /** Sealed. */
  readonly codeVerifier: string
}

/** The accounts that are connected. What they block and what they get follows each change at once. */
export interface ConnectionStore {
  create(connection: NewConnection, nowMs: number): Promise<Connection>
  find(id: string): Promise<Connection | undefined>
  /** In the order in which they were made; of one staff member, or all. */
  list(staffId?: string): Promise<Connection[]>
  /** @param change sees what is there and says what shall be different; what it throws leaves everything as it was */
  update(id: string, change: (current: Connection) => ConnectionChange, nowMs: number): Promise<Connection | undefined>
  /**
   * Stores credentials that were renewed, or sealed anew: no change that anybody made.
   *
   * @param before those that they replace: where they are others by now, somebody else was faster
   */
  renewCredentials(id: string, before: string, renewed: string): Promise<void>
  /** Forgets it with all that was read. @param check may throw to keep it */
  remove(id: string, check: (current: Connection) => void): Promise<boolean>
  /** Notes where an account's owner was sent, and forgets who never came back. */
  expectReturn(
    stateHash: string,
    authorization: Authorization,
    until: { nowMs: number; expiresMs: number },
  ): Promise<void>
  /** What was noted, once. */
  takeReturn(stateHash: string, nowMs: number): Promise<Authorization | undefined>
}
