import type { Span } from '@openslot/core'
import { CalendarError } from './calendar-error.js'
import type { Entry } from './entry-store.js'
import { findIn } from './own-events.js'
import type { CalendarProvider, KnownEvent, LookRequest, RemoteEvent } from './provider.js'

/** An event that was put before, as it is now, and the calendar that has it, by its remote id; `null`: none has it. */
export interface Place {
  readonly remoteId: string
  readonly event: RemoteEvent | null
  /** Whether nobody has answered for it, but we have made it, and it stands where we haven't put it. */
  readonly isDragged: boolean
}

export interface Sought {
  readonly uid: string
  /** Wherever its booking has been. */
  readonly places: readonly Span[]
  readonly request: LookRequest
}

/**
 * Looks for an event that was put before. Somebody may have moved it to another name or into another calendar. Of one that
 * nobody has answered for, the name isn't known, nor whether it was put at all: what stands in another calendar by its `UID`
 * is the mail's invitation, or a colleague's, unless we have made it.
 */
export async function findEntry(
  provider: CalendarProvider,
  { calendar: { remoteId }, ref, others }: Entry,
  sought: Sought,
): Promise<Place> {
  const { uid, request } = sought
  const named = ref === null ? null : await provider.look(remoteId, { ref, uid }, request)
  if (named) return { remoteId, event: named, isDragged: false }
  const all = [remoteId, ...others]
  // What somebody has dragged tells more than what only stands beside it.
  for (const calendarId of ref === null ? all : []) {
    const event = await findDragged(provider, calendarId, sought).catch(unlessClosed(calendarId === remoteId))
    if (event) return { remoteId: calendarId, event, isDragged: true }
  }
  for (const calendarId of ref === null ? [remoteId] : all) {
    const event = await findIn(provider, calendarId, uid, request).catch(unlessClosed(calendarId === remoteId))
    if (event) return { remoteId: calendarId, event, isDragged: false }
  }
  return { remoteId, event: null, isDragged: false }
}

/** All that we have made for one that nobody has answered for, and the calendar that has it, by its remote id. */
export async function findMade(
  provider: CalendarProvider,
  { calendar: { remoteId }, others }: Entry,
  { uid, places }: Pick<Sought, 'uid' | 'places'>,
): Promise<{ readonly remoteId: string; readonly event: KnownEvent }[]> {
  const made = []
  for (const calendarId of [remoteId, ...others]) {
    const events = await provider.findOwn?.(calendarId, uid, places).catch(unlessClosed(calendarId === remoteId))
    for (const event of events ?? []) made.push({ remoteId: calendarId, event })
  }
  return made
}

/** Whether an event stands where its booking has never been: there, nobody but somebody's hand has put it. */
const isElsewhere = (at: Span, places: readonly Span[]): boolean => !places.some(({ start }) => start === at.start)

/** One that we have made, and somebody has dragged elsewhere since. */
async function findDragged(
  provider: CalendarProvider,
  calendarId: string,
  { uid, places, request }: Sought,
): Promise<RemoteEvent | null> {
  for (const { ref } of (await provider.findOwn?.(calendarId, uid, places)) ?? []) {
    const event = await provider.look(calendarId, { ref, uid }, request)
    if (event?.at && isElsewhere(event.at, places)) return event
  }
  return null
}

/** In a calendar that is gone, there is nothing to be found; nor in another one than its own that is closed to us. */
const unlessClosed =
  (isItsOwn: boolean) =>
  (error: unknown): null => {
    const isGone = error instanceof CalendarError && error.code === 'not-found'
    const isClosed = error instanceof CalendarError && error.code === 'not-allowed'
    if (isGone || (isClosed && !isItsOwn)) return null
    throw error
  }
