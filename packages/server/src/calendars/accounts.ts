import { ProblemError } from '../http/problem.js'
import { invalid } from '../http/validate.js'
import { CalendarError } from './calendar-error.js'
import type { Connection } from './connection.js'
import type { Credentials, ProviderKind } from './credentials.js'
import { openCredentials } from './open.js'
import type { OutsideCalendars } from './outside.js'
import type { CalendarProvider, RemoteCalendar } from './provider.js'

/** An account that isn't connected yet, or not with these credentials: its tokens are kept by whoever stores it. */
export const accountWith = (
  credentials: Credentials,
  { providerOf }: Pick<OutsideCalendars, 'providerOf'>,
  clock: () => number,
): CalendarProvider =>
  providerOf(credentials, { clock, saveTokens: async () => {}, storedTokens: async () => undefined })

/**
 * What an account has, chosen or not. Where a list of none comes from, there is trouble: with none, nothing is blocked.
 *
 * @throws CalendarError
 */
export async function calendarsOf(account: CalendarProvider): Promise<readonly RemoteCalendar[]> {
  const remote = await account.listCalendars()
  if (remote.length > 0) return remote
  throw new CalendarError('not-found', 'The account shows no calendars. Make one there, or try again later.')
}

/**
 * What an account has, with credentials that somebody has just typed in.
 *
 * @throws ProblemError `validation` where they are wrong, `calendar-failed` where the service is
 */
export async function calendarsOfNew(
  account: () => CalendarProvider,
  provider: ProviderKind,
): Promise<readonly RemoteCalendar[]> {
  try {
    return await calendarsOf(account())
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    const wrong = provider === 'caldav' ? '/password' : '/url'
    const pointer = { 'needs-reconnecting': wrong, 'not-allowed': '/url', 'not-found': '/url' }[error.code as string]
    throw pointer === undefined ? failed(error) : invalid([{ pointer, message: error.message, code: error.code }])
  }
}

/** What becomes of a failure out there. @throws ProblemError `calendar-failed` */
export async function orFailed<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof CalendarError ? failed(error) : error
  }
}

/** What somebody types in to open a connection. */
export interface Opening {
  readonly url?: string | undefined
  readonly username?: string | undefined
  readonly password?: string | undefined
}

/**
 * Credentials with what somebody changed of them; `undefined`: they changed nothing. A stored password goes to no other
 * address than the one that it was given for.
 *
 * @throws ProblemError `validation`
 */
export function changedCredentials(
  connection: Connection,
  opening: Opening,
  { sealer }: OutsideCalendars,
): Credentials | undefined {
  const { provider } = connection
  const changes = Object.fromEntries(Object.entries(opening).filter(([, value]) => value !== undefined)) as Opening
  const names = Object.keys(changes)
  if (names.length === 0) return undefined
  const allowed = { caldav: ['url', 'username', 'password'], ics: ['url'], google: [], microsoft: [] }[provider]
  const wrong = names.find((name) => !(allowed as readonly string[]).includes(name))
  if (wrong !== undefined) {
    throw invalid([{ pointer: `/${wrong}`, message: `A connection by ${provider} has no ${wrong} to change.` }])
  }
  if (provider === 'caldav' && changes.url !== undefined && changes.password === undefined) {
    throw invalid([{ pointer: '/password', message: 'Give the password again with a new address.' }])
  }
  return { ...knownCredentials(connection, sealer), ...changes } as Credentials
}

/** Whether these credentials are for another account than those that a connection has, as far as is known. */
export function areForAnother(connection: Connection, credentials: Credentials, { sealer }: OutsideCalendars): boolean {
  const before: Opening = knownCredentials(connection, sealer)
  const now: Opening = credentials as object
  return (['url', 'username'] as const).some((name) => before[name] !== undefined && before[name] !== now[name])
}

/** Where they can't be opened any more, all of them have to be brought again. */
function knownCredentials({ id, credentials, provider }: Connection, sealer: OutsideCalendars['sealer']): object {
  try {
    return openCredentials(sealer, id, credentials)
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    return { kind: provider }
  }
}

const failed = (error: CalendarError): ProblemError => new ProblemError('calendar-failed', error.message)
