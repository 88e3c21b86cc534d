import type { BookingStore } from '../bookings/store.js'
import type { Clock } from '../clock.js'
import { log } from '../log.js'
import type { FeedStore } from './feed-store.js'
import { sealFeedsAnew } from './feed-token.js'
import { followHandMade } from './follow.js'
import { type OpenConnection, type ProviderOf, connectionOpener, openCredentials, sealedCredentials } from './open.js'
import type { OAuthServices } from './providers.js'
import { type ReadStore } from './read-store.js'
import { type CalendarReading, startReading } from './reading.js'
import { type Sealer, createSealer } from './sealing.js'
import type { ConnectionStore } from './store.js'

/** Outside calendars, as the rest of the server uses them. */
export interface OutsideCalendars {
  readonly open: OpenConnection
  readonly providerOf: ProviderOf
  readonly sealer: Sealer
  readonly reading: CalendarReading
  readonly oauth: OAuthServices
}

export interface OutsideOptions {
  readonly connections: ConnectionStore
  readonly feeds: FeedStore
  readonly reads: ReadStore
  readonly bookings: BookingStore
  readonly clock: Clock
  /** The newest first: it seals, and all of them open. */
  readonly secrets: readonly [string, ...string[]]
  readonly providerOf: ProviderOf
  readonly oauth: OAuthServices
  readonly freshMs: number
  /** How often to look for calendars that are due, in ms; `null`: only when told to. */
  readonly everyMs: number | null
  readonly wakeDispatcher: () => void
}

/** Puts the parts together that deal with outside calendars, and starts to read them. */
export async function openOutside(options: OutsideOptions): Promise<OutsideCalendars> {
  const { connections, reads, bookings, clock, providerOf, oauth, freshMs, everyMs, wakeDispatcher } = options
  const sealer = createSealer(options.secrets)
  await sealAnew(connections, sealer)
  await sealFeedsAnew(options.feeds, sealer, options.secrets)
  const open = connectionOpener({ providerOf, connections, sealer, clock })
  const reading = startReading({
    reads,
    connections,
    open,
    clock,
    everyMs,
    freshMs,
    afterReading: () => followHandMade({ reads, connections, open, bookings, clock, wakeDispatcher }),
  })
  return { open, providerOf, sealer, reading, oauth }
}

/** After the secret was changed, everything is sealed with the new one, so that the old one can be forgotten. */
async function sealAnew(connections: ConnectionStore, sealer: Sealer): Promise<void> {
  for (const { id, credentials } of await connections.list()) {
    if (sealer.isCurrent(credentials)) continue
    try {
      const anew = sealedCredentials(sealer, id, openCredentials(sealer, id, credentials))
      await connections.renewCredentials(id, credentials, anew)
    } catch (error) {
      // Reading it says the same to its owner.
      log.warn({ connection: id, err: error }, 'The credentials of a calendar connection can’t be opened.')
    }
  }
}
