import type { Span } from '@openslot/core'
import type { CalendarConnection } from '@openslot/core/wire'
import { CalendarError, type CalendarErrorCode } from '../../src/calendars/calendar-error.js'
import type { ProviderOf } from '../../src/calendars/open.js'
import type {
  KnownEvent,
  OutgoingEvent,
  PullRequest,
  RemoteCalendar,
  RemoteEvent,
} from '../../src/calendars/provider.js'
import { type AdminServer, openAdmin } from './admin.js'

/** An account in a calendar service that is a map in memory, and fails as told. */
export interface FakeCalendar {
  readonly providerOf: ProviderOf
  /** What stands in the calendar called `own`, by ref. */
  readonly events: Map<string, RemoteEvent>
  /** What stands in the one called `second`. */
  readonly elsewhere: Map<string, RemoteEvent>
  /** What we have made, by ref, as far as the service tells. */
  readonly made: Set<string>
  /** What the account lists. */
  calendars: readonly RemoteCalendar[]
  /** What bookings were put as, by ref. */
  readonly put: Map<string, OutgoingEvent>
  /** Every reading, in order. */
  readonly pulls: PullRequest[]
  revoked: number
  /** Every call fails with this; `null`: they work. */
  failure: CalendarError | null
  /** The list of calendars fails with this. */
  listFailure: CalendarError | null
  /** Done before the list of calendars is answered. */
  beforeList: () => Promise<void>
  /** An event that is asked for by name fails with this. */
  lookFailure: CalendarError | null
  /** So many are done, and never answered. */
  lostAnswers: number
  /** Done before each answer. */
  beforeAnswer: () => Promise<void>
  /** Somebody's own event. */
  add(ref: string, ...spans: Span[]): void
  fail(code: CalendarErrorCode, retryAfterMs?: number): void
}

const CALENDARS = [
  { id: 'own', name: 'Own', isWritable: true, timeZone: null },
  { id: 'second', name: 'Second', isWritable: true, timeZone: null },
  { id: 'holidays', name: 'Holidays', isWritable: false, timeZone: null },
]

export function fakeCalendar(): FakeCalendar {
  const ask = async <Answer>(answer: () => Answer): Promise<Answer> => {
    await fake.beforeAnswer()
    if (fake.failure) throw fake.failure
    const answered = answer()
    if (fake.lostAnswers === 0) return answered
    fake.lostAnswers -= 1
    throw new CalendarError('unavailable', 'The answer was lost.')
  }
  const thereIn = (id: string): Map<string, RemoteEvent> =>
    id === 'own' ? fake.events : id === 'second' ? fake.elsewhere : new Map<string, RemoteEvent>()
  let writes = 0
  const fake: FakeCalendar = {
    events: new Map(),
    elsewhere: new Map(),
    made: new Set(),
    calendars: CALENDARS,
    put: new Map(),
    pulls: [],
    revoked: 0,
    failure: null,
    lookFailure: null,
    listFailure: null,
    beforeList: async () => {},
    lostAnswers: 0,
    beforeAnswer: async () => {},
    add: (ref, ...spans) =>
      void fake.events.set(ref, {
        ref,
        uid: ref,
        version: null,
        spans,
        at: spans[0] ?? null,
        isCancelled: false,
        flaw: null,
      }),
    fail: (code, retryAfterMs = 0) => {
      fake.failure = new CalendarError(code, `The fake is ${code}.`, { retryAfterMs })
    },
    providerOf: () => ({
      listCalendars: async () => {
        await fake.beforeList()
        return ask(() => {
          if (fake.listFailure) throw fake.listFailure
          return fake.calendars
        })
      },
      pull: (id, request) => {
        // Of the moment at which it is asked.
        const events = [...thereIn(id).values()]
        return ask(() => {
          fake.pulls.push(request)
          return { isWhole: true, events, removed: [], cursor: `cursor ${fake.pulls.length}` }
        })
      },
      look: (id, { ref }) =>
        ask(() => {
          if (fake.lookFailure) throw fake.lookFailure
          return thereIn(id).get(ref) ?? null
        }),
      findOwn: async (id, uid) =>
        [...thereIn(id).values()].filter((event) => event.uid === uid && fake.made.has(event.ref)),
      find: (id, uid) => ask(() => [...thereIn(id).values()].find((event) => event.uid === uid)?.ref ?? null),
      put: (id, event, known) =>
        ask(() => {
          const there = thereIn(id)
          const same = [...there.values()].find(({ uid }) => uid === event.uid)
          const ref = known?.ref ?? same?.ref ?? `${id} ${event.uid}`
          const at = { start: event.start, end: event.end }
          requireVersion(there.get(ref), known)
          writes += 1
          const version = `version ${writes}`
          there.set(ref, { ref, uid: event.uid, version, spans: [at], at, isCancelled: false, flaw: null })
          fake.put.set(ref, event)
          return { ref, version }
        }),
      remove: (id, { ref, version }) =>
        ask(() => {
          const there = thereIn(id)
          requireVersion(there.get(ref), { ref, version })
          there.delete(ref)
          fake.put.delete(ref)
        }),
      revoke: () =>
        ask(() => {
          fake.revoked += 1
        }),
    }),
  }
  return fake
}

function requireVersion(there: RemoteEvent | undefined, known: KnownEvent | null): void {
  if (!known?.version || there?.version === known.version) return
  throw new CalendarError('changed', 'The event was changed.')
}

export interface ConnectedServer extends AdminServer {
  readonly fake: FakeCalendar
  /** The connection as it is now. */
  readonly see: () => Promise<CalendarConnection>
  /** Changes it. */
  readonly change: (change: object) => Promise<CalendarConnection>
}

/** A salon whose Anna has a fake account connected; `rules` are the connection's. */
export async function openConnected(
  rules: object = {},
  options: Parameters<typeof openAdmin>[0] & { fake?: FakeCalendar } = {},
): Promise<ConnectedServer> {
  const { fake = fakeCalendar(), ...more } = options
  const opened = await openAdmin({ providerOf: fake.providerOf, ...more })
  const account = { provider: 'caldav', url: 'https://dav.example/', username: 'anna', password: 'hunter2' }
  const made = await opened.admin('staff/anna/calendars', { json: { ...account, ...rules } })
  if (made.status !== 201) throw new Error(`not connected: ${made.status} ${await made.text()}`)
  const { id } = (await made.json()) as CalendarConnection
  const path = `staff/anna/calendars/${id}`
  const read = async (response: Response): Promise<CalendarConnection> => {
    if (response.status !== 200) throw new Error(`refused: ${response.status} ${await response.text()}`)
    return (await response.json()) as CalendarConnection
  }
  return {
    ...opened,
    fake,
    see: async () => read(await opened.admin(path)),
    change: async (change) => read(await opened.admin(path, { method: 'PATCH', ifMatch: '*', json: change })),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  }
}
