import { createHash, randomUUID } from 'node:crypto'
import type { Span } from '@openslot/core'
import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import { isMovedByHand } from '../moved-by-hand.js'
import type { OAuthConnection } from '../oauth.js'
import { parsed } from '../parsed.js'
import type {
  CalendarProvider,
  EventNames,
  KnownEvent,
  LookRequest,
  OutgoingEvent,
  RemoteCalendar,
  RemoteEvent,
} from '../provider.js'
import { type RestAnswer, type RestApi, accountApi } from '../rest-api.js'
import {
  EVENT_FIELDS,
  GRAPH_EVENT,
  type GraphEvent,
  UID_PROPERTY,
  graphBody,
  isInvitedByStranger,
  isSeries,
  remoteEvent,
  spanOf,
} from './event.js'
import { MICROSOFT, type MicrosoftContext, refreshMicrosoft } from './oauth.js'
import { MAX_PAGES, PAGE, PREFER, pull } from './pull.js'

const CALENDAR = v.object({ id: v.string(), name: v.nullish(v.string()), canEdit: v.nullish(v.boolean()) })

/** A Microsoft 365 or Outlook.com account (Graph v1.0). Access ends where its owner ends it: there is no way to give it back. */
export function microsoftCalendars(context: MicrosoftContext, connection: OAuthConnection): CalendarProvider {
  const { addresses = MICROSOFT } = context
  const api = accountApi({
    service: 'Microsoft',
    baseUrl: addresses.api,
    ...context,
    ...connection,
    refresh: (token) => refreshMicrosoft(context, token),
    failureOf: () => undefined,
  })
  const { mailsFrom } = connection
  return {
    listCalendars: () => listCalendars(api),
    pull: (calendarId, request) => pull(api, calendarId, { ...request, mailsFrom }),
    put: (calendarId, event, known) => put(api, calendarId, { ...event, mailsFrom }, known),
    look: (calendarId, names, request) => look(api, calendarId, names, { ...request, mailsFrom }),
    find: async (calendarId, uid) =>
      (await ofMails(api, calendarId, { uid, mailsFrom }))?.id ?? (await withUid(api, calendarId, uid))[0]?.id ?? null,
    findOwn: async (calendarId, uid, places) =>
      ownAmong(await withUid(api, calendarId, uid), places, { isInDoubt: true }).map((own) => knownAs(own)),
    remove: (_calendarId, known) => remove(api, known),
  }
}

async function listCalendars(api: RestApi): Promise<RemoteCalendar[]> {
  const found: RemoteCalendar[] = []
  let next: Parameters<RestApi>[0] = { path: '/me/calendars', query: { $top: '100', $select: 'id,name,canEdit' } }
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await api({ ...next, headers: { Prefer: PREFER } })
    const { value, ...links } = parsed('Microsoft', PAGE, answer.json)
    for (const item of value) {
      const { id, name, canEdit } = parsed('Microsoft', CALENDAR, item)
      found.push({ id, name: name ?? '', isWritable: canEdit === true, timeZone: null })
    }
    if (links['@odata.nextLink'] === undefined) return found
    next = { path: links['@odata.nextLink'] }
  }
  throw new CalendarError('too-much', 'The Microsoft account has more calendars than are read of any.')
}

/**
 * Where Outlook has put the mail's invitation into the calendar by itself, that event is the booking's, and one of our own
 * goes: it comes a moment after ours, as a rule. One that somebody has moved by then stays where it is: the next reading
 * finds that it isn't where it was put.
 */
async function put(
  api: RestApi,
  calendarId: string,
  event: OutgoingEvent & Pick<OAuthConnection, 'mailsFrom'>,
  known: KnownEvent | null,
): Promise<KnownEvent> {
  const theirs = await ofMails(api, calendarId, { ...event, ref: known?.ref ?? null })
  if (!theirs) return putOwn(api, calendarId, event, known)
  // In another version than the one that is known, it is put as it is now.
  const version = known?.ref === theirs.id ? known.version : null
  const adopted = isDragged(theirs, event) ? knownAs(theirs) : await update(api, { ref: theirs.id, version }, event)
  if (!adopted && event.isWantedBack) return putOwn(api, calendarId, event, known?.ref === theirs.id ? null : known)
  if (!adopted) throw new CalendarError('changed', 'The invitation in the calendar was deleted at the same moment.')
  if (known && known.ref !== theirs.id) await remove(api, known)
  // One that was made, and nobody has answered for.
  const made = await withUid(api, calendarId, event.uid)
  for (const own of ownAmong(made, placesOf(event), { isInDoubt: !event.before?.ref })) {
    if (own.id !== theirs.id) await remove(api, knownAs(own))
  }
  return adopted
}

/** Wherever its booking has been. */
const placesOf = ({ start, end, before }: OutgoingEvent): Span[] =>
  [start, ...(before?.starts ?? [])].map((began) => ({ start: began, end: began + end - start }))

/**
 * What of those with our property we have made. Where its booking has never been, that is what was made by a transaction,
 * as long as nobody has answered for it: what somebody has copied has none, or the same as another one.
 */
const ownAmong = (
  found: readonly GraphEvent[],
  places: readonly Span[],
  { isInDoubt }: { readonly isInDoubt: boolean },
): GraphEvent[] =>
  found.filter((event) => {
    const span = spanOf(event, 'UTC')
    if (places.some(({ start, end }) => span?.start === start && span.end === end)) return true
    if (!isInDoubt) return false
    const made = found.filter(({ transactionId }) => transactionId === event.transactionId)
    return Boolean(event.transactionId) && made.length === 1
  })

/** One that was made to recur is another matter. */
const isDragged = (theirs: GraphEvent, event: OutgoingEvent): boolean =>
  !isSeries(theirs) && isMovedByHand({ ref: theirs.id, span: spanOf(theirs, event.timeZone) }, event)

/**
 * Our own events carry the mails' `UID` in a property, and are looked for by it before one is made: an answer may have been
 * lost. Should two tries meet all the same, Graph makes one event of a `transactionId`.
 */
async function putOwn(
  api: RestApi,
  calendarId: string,
  event: OutgoingEvent,
  known: KnownEvent | null,
): Promise<KnownEvent> {
  const ref = known?.ref ?? (await withUid(api, calendarId, event.uid))[0]?.id ?? null
  const updated = ref === null ? null : await update(api, { ref, version: known?.version ?? null }, event)
  if (updated) return updated
  const created = await create(api, calendarId, event, transactionOf(event))
  if (created) return created
  const [made] = await withUid(api, calendarId, event.uid)
  const again = made ? await update(api, { ref: made.id, version: null }, event) : null
  if (again) return again
  // The one that was made by that name has been deleted by hand.
  const anew = await create(api, calendarId, event, randomUUID())
  if (!anew) throw new CalendarError('unavailable', 'Microsoft says that the event is there, and doesn’t show it.')
  return anew
}

/** `null`: something was made by that transaction before. */
async function create(
  api: RestApi,
  calendarId: string,
  event: OutgoingEvent,
  transactionId: string,
): Promise<KnownEvent | null> {
  const answer = await api({
    method: 'POST',
    path: `/me/calendars/${encodeURIComponent(calendarId)}/events`,
    body: {
      ...graphBody(event),
      transactionId,
      singleValueExtendedProperties: [{ id: UID_PROPERTY, value: event.uid }],
    },
    headers: { Prefer: PREFER },
    expected: [409],
  })
  return answer.status === 409 ? null : knownEvent(answer)
}

/** The same for each try. */
const transactionOf = ({ uid, sequence }: OutgoingEvent): string =>
  createHash('sha256').update(`${uid} ${sequence}`).digest('hex')

/** What we have put into a calendar for a booking: one event, and what somebody has copied of it. */
const withUid = (api: RestApi, calendarId: string, uid: string): Promise<readonly GraphEvent[]> =>
  search(
    api,
    calendarId,
    `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(UID_PROPERTY)} and ep/value eq ${quoted(uid)})`,
  )

/**
 * What the mails have put there: it has their `UID`, where ours has one of Microsoft's. What is known by its name was theirs,
 * also where they come from another address by now.
 */
async function ofMails(
  api: RestApi,
  calendarId: string,
  { uid, mailsFrom, ref = null }: { readonly uid: string; readonly mailsFrom: string; readonly ref?: string | null },
): Promise<GraphEvent | undefined> {
  const found = await search(api, calendarId, `iCalUId eq ${quoted(uid)}`)
  const there = found.filter(({ isCancelled }) => isCancelled !== true)
  return (
    there.find((event) => !isInvitedByStranger(event, mailsFrom)) ??
    (ref === null ? undefined : there.find(({ id }) => id === ref))
  )
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function search(api: RestApi, calendarId: string, filter: string): Promise<readonly GraphEvent[]> {
  const answer = await api({
    path: `/me/calendars/${encodeURIComponent(calendarId)}/events`,
    query: { $filter: filter, $select: EVENT_FIELDS, $top: '10' },
    headers: { Prefer: PREFER },
    expected: [404],
  })
  // It is gone with all that stood in it.
  if (answer.status === 404) return []
  return parsed('Microsoft', PAGE, answer.json).value.map((found) => parsed('Microsoft', GRAPH_EVENT, found))
}

/** By its id alone, Graph shows an event whichever calendar somebody has dragged it to. */
async function look(
  api: RestApi,
  calendarId: string,
  { ref, uid }: EventNames,
  request: LookRequest & Pick<OAuthConnection, 'mailsFrom'>,
): Promise<RemoteEvent | null> {
  const own = (await withUid(api, calendarId, uid)).find(({ id }) => id === ref)
  const found = own ?? (await ofMails(api, calendarId, { uid, mailsFrom: request.mailsFrom, ref }))
  return found?.id === ref ? remoteEvent(found, request) : null
}

async function remove(api: RestApi, { ref, version }: KnownEvent): Promise<void> {
  await api({ method: 'DELETE', path: eventPath(ref), version, headers: { Prefer: PREFER }, expected: [404, 410] })
}

/** `null`: it is gone. */
async function update(api: RestApi, { ref, version }: KnownEvent, event: OutgoingEvent): Promise<KnownEvent | null> {
  const answer = await api({
    method: 'PATCH',
    path: eventPath(ref),
    version,
    // It may have been made to recur by hand.
    body: { ...graphBody(event), recurrence: null },
    headers: { Prefer: PREFER },
    expected: [400, 403, 404, 410],
  })
  if (answer.status === 400 || answer.status === 403) return leftToMails(api, ref, event, answer)
  return answer.status === 404 || answer.status === 410 ? null : knownEvent(answer)
}

/**
 * What somebody else invites to, only they can move: until their mail has, it isn't as it should be. Where somebody has
 * moved it, no mail moves it back: it goes, for one of our own to take its place (`null`).
 */
async function leftToMails(
  api: RestApi,
  ref: string,
  event: OutgoingEvent,
  refused: RestAnswer,
): Promise<KnownEvent | null> {
  const answer = await api({
    path: eventPath(ref),
    query: { $select: EVENT_FIELDS },
    headers: { Prefer: PREFER },
  })
  const there = parsed('Microsoft', GRAPH_EVENT, answer.json)
  if (there.isOrganizer !== false) {
    if (refused.status === 403)
      throw new CalendarError('not-allowed', 'Microsoft doesn’t allow that with this calendar.')
    throw new CalendarError('unavailable', `Microsoft answered ${refused.status}.`)
  }
  const span = spanOf(there, event.timeZone)
  if (span?.start !== event.start || span.end !== event.end) {
    if (event.isWantedBack) {
      await remove(api, knownAs(there))
      return null
    }
    throw new CalendarError('unavailable', 'The mail with the invitation hasn’t arrived in the calendar yet.')
  }
  return knownEvent(answer)
}

const knownEvent = ({ json }: RestAnswer): KnownEvent => knownAs(parsed('Microsoft', GRAPH_EVENT, json))

const knownAs = (event: GraphEvent): KnownEvent => ({ ref: event.id, version: event['@odata.etag'] ?? null })

const eventPath = (ref: string): string => `/me/events/${encodeURIComponent(ref)}`
