import { type Span, countsUntil, isBroken } from '@openslot/core'
import {
  type CalendarChange as WireChange,
  type CalendarConnection as WireConnection,
  toIso,
} from '@openslot/core/wire'
import { needsPerson } from './calendar-error.js'
import type { Connection, OutsideCalendar } from './connection.js'
import type { EntryChange } from './entry-store.js'
import { FLAW_WORDS } from './flaw.js'

/** A connection as an administrator sees it at `now` (epoch ms). */
export function presentConnection(connection: Connection, now: number): WireConnection {
  const { id, provider, account, policy, maxAgeMinutes, handMade, calendars, createdMs, updatedMs } = connection
  const unwritable = connection.unwritten.filter(({ sinceMs }) => hasLasted(sinceMs, now))
  return {
    id,
    provider,
    account,
    policy,
    maxAgeMinutes,
    handMade,
    state: stateOf(calendars, unwritable.length > 0),
    blocksAll: calendars.some((calendar) => calendar.blocks && now >= knownUntil(connection, calendar)),
    lostReceiving: connection.lostReceiving,
    calendars: calendars.map(({ range: _, readMs, failingSinceMs, errorCode, error, unreadable, ...calendar }) => ({
      ...calendar,
      readAt: isoOrNull(readMs),
      failingSince: isoOrNull(failingSinceMs),
      error: errorCode === null ? null : { code: errorCode, message: error ?? '' },
      unreadable: unreadable.map(({ event, flaw }) => ({ event, message: FLAW_WORDS[flaw] })),
    })),
    unwritable: unwritable.map(({ name, sinceMs, error }) => ({ name, since: toIso(sinceMs), message: error })),
    createdAt: toIso(createdMs),
    updatedAt: toIso(updatedMs),
  }
}

/** What of it people change: its version is that of this. */
export const versionOf = ({ id, policy, maxAgeMinutes, handMade, calendars, updatedMs }: Connection): object => ({
  id,
  policy,
  maxAgeMinutes,
  handMade,
  calendars: calendars.map(({ remoteId, blocks, receives }) => ({ remoteId, blocks, receives })),
  updatedMs,
})

export const presentChange = ({ put, seen, noticedMs, ...change }: EntryChange): WireChange => ({
  ...change,
  put: presentSpan(put),
  seen: seen && presentSpan(seen),
  noticedAt: toIso(noticedMs),
})

/** Up to when what was read counts. */
const knownUntil = (connection: Connection, { range, readMs, errorCode }: OutsideCalendar): number =>
  countsUntil({
    ...connection,
    range,
    readAt: range === null ? null : readMs,
    needsPerson: errorCode !== null && needsPerson(errorCode),
  })

function stateOf(calendars: readonly OutsideCalendar[], isUnwritable: boolean): WireConnection['state'] {
  if (calendars.some(isCutOff)) return 'needs-reconnecting'
  if (calendars.some(({ failingSinceMs }) => failingSinceMs !== null)) return 'failing'
  return isUnwritable ? 'unwritable' : 'working'
}

/** A service that is down for some minutes, or a mail that is on its way, is no trouble. */
const hasLasted = (sinceMs: number, now: number): boolean =>
  isBroken({ failingSince: sinceMs, needsPerson: false }, now)

const isCutOff = ({ errorCode }: OutsideCalendar): boolean => errorCode === 'needs-reconnecting'

const isoOrNull = (instant: number | null): string | null => (instant === null ? null : toIso(instant))

const presentSpan = ({ start, end }: Span) => ({ start: toIso(start), end: toIso(end) })
