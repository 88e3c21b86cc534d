import type { OutsideCalendars } from './calendars/outside.js'
import type { Clock } from './clock.js'
import type { Throttle } from './http/rate-limit.js'
import type { Retention } from './retention/retention.js'
import type { Storage } from './storage/storage.js'

/** What every route may use. Passed in, never imported: a test brings its own clock and file. */
export interface ServerContext {
  readonly storage: Storage
  readonly clock: Clock
  /** Tokens are derived from it. */
  readonly secret: string
  /** Where customers reach this server, without a slash at the end. A function: with port 0 it is known only once listening. */
  readonly publicUrl: () => string
  /** The owner's own manage page, with `{id}`, `{token}` and perhaps `{locale}` in it; `null`: the server's. */
  readonly manageUrlTemplate: string | null
  /** The business's language (BCP 47), for who reads none of ours. */
  readonly locale: string
  /** Whether webhooks may go to private and loopback addresses. */
  readonly allowPrivateWebhooks: boolean
  readonly ownerEmail: string | null
  readonly retention: Retention
  /** Whether mails can be sent: until then they wait. */
  readonly sendsMail: boolean
  /** Whether text messages can be sent. */
  readonly sendsTexts: boolean
  /** How long a hold keeps its place. */
  readonly holdMinutes: number
  /** How long a customer has to confirm a booking by their mail; `null`: it counts at once. */
  readonly confirmMinutes: number | null
  /** Whether a booking needs a proof of work. */
  readonly requiresChallenge: boolean
  readonly calendars: OutsideCalendars
  /** Holds back who asks for too much. */
  readonly throttle: Throttle
  /** Called when messages may have become due. */
  readonly wakeDispatcher: () => void
}
