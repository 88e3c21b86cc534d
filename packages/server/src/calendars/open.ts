import type { Clock } from '../clock.js'
import { CalendarError } from './calendar-error.js'
import type { Connection } from './connection.js'
import type { Credentials, OAuthTokens } from './credentials.js'
import type { CalendarProvider } from './provider.js'
import { SealError, type Sealer } from './sealing.js'
import type { ConnectionStore } from './store.js'

/** What a provider gets to work with. */
export interface Access {
  /** The guarded one: every request to the outside goes through it. */
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  /** Keeps tokens that were renewed. */
  readonly saveTokens: (tokens: OAuthTokens) => Promise<void>
}

/** Opens an account of any kind. @throws CalendarError when this server isn't set up for it */
export type ProviderOf = (credentials: Credentials, access: Access) => CalendarProvider

export type OpenConnection = (connection: Pick<Connection, 'id' | 'provider' | 'credentials'>) => CalendarProvider

export interface OpenOptions extends Pick<Access, 'fetch' | 'clock'> {
  readonly providerOf: ProviderOf
  readonly connections: Pick<ConnectionStore, 'renewCredentials'>
  readonly sealer: Sealer
}

/** Opens connections with what is sealed in them. */
export const connectionOpener =
  ({ providerOf, connections, sealer, fetch, clock }: OpenOptions): OpenConnection =>
  ({ id, provider, credentials: sealed }) => {
    let latest = sealed
    return providerOf(openCredentials(sealer, id, sealed), {
      fetch,
      clock,
      saveTokens: async (tokens) => {
        if (provider !== 'google' && provider !== 'microsoft') return
        const before = latest
        latest = sealedCredentials(sealer, id, { kind: provider, tokens })
        await connections.renewCredentials(id, before, latest)
      },
    })
  }

export const sealedCredentials = (sealer: Sealer, id: string, credentials: Credentials): string =>
  sealer.seal(subjectOf(id), JSON.stringify(credentials))

/** @throws CalendarError when they can't be opened any more: then only their owner can bring them again */
export function openCredentials(sealer: Sealer, id: string, sealed: string): Credentials {
  try {
    return JSON.parse(sealer.open(subjectOf(id), sealed)) as Credentials
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause
    throw new CalendarError(
      'needs-reconnecting',
      `Its credentials can’t be opened: ${cause.message} Set OPENSLOT_SECRET_PREVIOUS, or connect it anew.`,
      { cause },
    )
  }
}

const subjectOf = (connectionId: string): string => `connection ${connectionId}`
