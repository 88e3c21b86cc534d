import { CalendarError } from '../calendar-error.js'
import { type Budget, newBudget } from '../ics/budget.js'
import { busyFromCalendar } from '../ics/busy-from-calendar.js'
import type { EventNames, KnownEvent, LookRequest, RemoteEvent } from '../provider.js'
import { type Steps, inSlices } from '../slices.js'
import { refOf } from './dav.js'
import { type DavAnswer, isSuccess } from './multistatus.js'
import { type DavAccount, WITH_DATA, multiGet, nameOf, read } from './pull.js'
import { NAMESPACES, ask, escaped } from './report.js'

// What is found here is written over or deleted: it is ours only when it says so itself.

/** An event of ours as it is now; `null`: it is gone, with its calendar or without, or is another one or not alone by now. */
export async function lookAt(
  dav: DavAccount,
  url: string,
  { ref, uid }: EventNames,
  request: LookRequest,
): Promise<RemoteEvent | null> {
  const answers = await multiGet(dav, url, [ref]).catch((error: unknown) => {
    if (error instanceof CalendarError && error.code === 'not-found') return []
    throw error
  })
  const found = await inSlices(read(dav, url, answers, { ...request, cursor: null, budget: newBudget() }))
  const event = found.get(nameOf(ref))
  return event?.uid === uid ? event : null
}

/** What has an event with some UID. */
export interface Found extends KnownEvent {
  /** Whether it has nothing else: what else there is in it would be written over, too. */
  readonly isAlone: boolean
}

/** What has the event with this UID; where there is a choice, what has nothing else. */
export async function findByUid(account: DavAccount, url: string, uid: string): Promise<Found | null> {
  const isIt = `<c:prop-filter name="UID"><c:text-match collation="i;octet">${escaped(uid)}</c:text-match></c:prop-filter>`
  const events = `<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${isIt}</c:comp-filter></c:comp-filter>`
  const body = `<c:calendar-query ${NAMESPACES}>${WITH_DATA}<c:filter>${events}</c:filter></c:calendar-query>`
  const budget = newBudget()
  const dav = { ...account, limits: { budget } }
  const { answers } = await ask(dav, url, { method: 'REPORT', depth: '1', body })
  // It matches also what only contains it, and some servers answer with all that there is.
  return best(await inSlices(having(uid, answers, url, budget)))
}

/** The same, of what has some name: also where a server can't search. */
export async function findByName(account: DavAccount, url: string, { ref, uid }: EventNames): Promise<Found | null> {
  const budget = newBudget()
  const answers = await multiGet({ ...account, limits: { budget } }, url, [ref])
  return best(await inSlices(having(uid, answers, url, budget)))
}

const best = (found: readonly Found[]): Found | null => found.find(({ isAlone }) => isAlone) ?? found[0] ?? null

/** Times don't matter. */
const NEVER = { from: 0, to: 1, timeZone: 'UTC' } as const

function* having(uid: string, answers: readonly DavAnswer[], url: string, budget: Budget): Steps<Found[]> {
  const found: Found[] = []
  for (const { href, props } of yield* containing(answers, uid)) {
    const events = yield* busyFromCalendar(props['calendar-data'] ?? '', { ...NEVER, budget })
    if (!events.some((event) => event.uid === uid)) continue
    found.push({
      ref: refOf(href, url),
      version: props.getetag || null,
      isAlone: events.every((event) => event.uid === uid),
    })
  }
  return found
}

function* containing(answers: readonly DavAnswer[], uid: string): Steps<DavAnswer[]> {
  const found: DavAnswer[] = []
  for (const answer of answers) {
    yield
    const data = answer.props['calendar-data'] ?? ''
    if (isSuccess(answer.status) && data.replaceAll(/\r?\n[ \t]/g, '').includes(uid)) found.push(answer)
  }
  return found
}
