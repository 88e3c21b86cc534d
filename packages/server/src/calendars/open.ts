import type { Clock } from '../clock.js'
import { CalendarError } from './calendar-error.js'
import type { Connection } from './connection.js'
import type { Credentials, OAuthTokens } from './credentials.js'
import type { CalendarProvider } from './provider.js'
import { SealError, type Sealer } from './sealing.js'
import type { ConnectionStore } from './store.js'

/** What a provider gets to work with. */
export interface Access {
  readonly clock: Clock
  /** Keeps tokens that were renewed. */
  readonly saveTokens: (tokens: OAuthTokens) => Promise<void>
  /** Those that are kept by now. */
  readonly storedTokens: () => Promise<OAuthTokens | undefined>
}

/** Opens an account of any kind. @throws CalendarError when this server isn't set up for it */
export type ProviderOf = (credentials: Credentials, access: Access) => CalendarProvider

export type OpenConnection = (connection: Pick<Connection, 'id' | 'provider' | 'credentials'>) => CalendarProvider

export interface OpenOptions {
  readonly clock: Clock
  readonly providerOf: ProviderOf
  readonly connections: Pick<ConnectionStore, 'find' | 'renewCredentials'>
  readonly sealer: Sealer
}

interface Opened {
  readonly provider: CalendarProvider
  /** What it was opened with, or has renewed that to. */
  sealed: string
}

/**
 * Opens connections with what is sealed in them. One that is open stays so until it is sealed otherwise: whoever reads
 * and whoever writes renew its tokens once.
 */
export function connectionOpener({ providerOf, connections, sealer, clock }: OpenOptions): OpenConnection {
  const open = new Map<string, Opened>()
  return ({ id, provider: kind, credentials: sealed }) => {
    const known = open.get(id)
    if (known?.sealed === sealed) return known.provider
    const saveTokens = async (tokens: OAuthTokens): Promise<void> => {
      if (kind !== 'google' && kind !== 'microsoft') return
      const before = opened.sealed
      opened.sealed = sealedCredentials(sealer, id, { kind, tokens })
      await connections.renewCredentials(id, before, opened.sealed)
    }
    const storedTokens = async (): Promise<OAuthTokens | undefined> => {
      const stored = await connections.find(id)
      if (!stored || stored.credentials === opened.sealed) return undefined
      const credentials = openCredentials(sealer, id, stored.credentials)
      if (credentials.kind !== 'google' && credentials.kind !== 'microsoft') return undefined
      // Renewed from here on, they replace these.
      opened.sealed = stored.credentials
      return credentials.tokens
    }
    const access = { clock, saveTokens, storedTokens }
    const opened: Opened = { sealed, provider: providerOf(openCredentials(sealer, id, sealed), access) }
    open.set(id, opened)
    return opened.provider
  }
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
