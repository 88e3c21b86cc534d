/** The private address at which a staff member's bookings can be subscribed to. Instants in epoch ms. */
export interface Feed {
  readonly staffId: string
  /** The address's secret is derived from it. */
  readonly id: string
  readonly tokenHash: string
  readonly createdMs: number
  /** The secret, sealed; `null`: not yet. */
  readonly sealed: string | null
}

export interface FeedStore {
  list(): Promise<Feed[]>
  find(staffId: string): Promise<Feed | undefined>
  byToken(tokenHash: string): Promise<Feed | undefined>
  /** In the place of the one before. */
  put(feed: Feed): Promise<void>
  /** @returns false when there was none */
  remove(staffId: string): Promise<boolean>
}
