import { CalendarError, type CalendarErrorCode } from '../../src/calendars/calendar-error.js'
import { type ConnectedServer, type FakeCalendar, fakeCalendar, openConnected } from './fake-calendar.js'
import { NOW } from './salon.js'

const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const OWN = { remoteId: 'own', blocks: true, receives: true }

/** What is written: an event by its `uid`, or removed by its name. */
export interface Write {
  readonly kind: 'put' | 'remove'
  readonly calendarId: string
  readonly event: string
}

export interface Unwritable extends ConnectedServer {
  /** What writing fails with; `null`: it works. A function says what each one fails with. */
  refuse(code: CalendarErrorCode | ((write: Write) => CalendarError) | null, which?: Refusing): void
  /** Lets the time come, and reads and sends what is due every half an hour. */
  until(hours: number): Promise<void>
  /** What was tried to be written, in order. */
  readonly tries: Write[]
}

interface Refusing {
  /** All, unless said. */
  readonly isRefused?: (write: Write) => boolean
  readonly retryAfterMs?: number
}

/** A salon whose Anna's calendars can be read all the while, and not always be written. */
export async function openUnwritable(
  options: NonNullable<Parameters<typeof openConnected>[1]> & { readonly rules?: object } = {},
): Promise<Unwritable> {
  const fake = fakeCalendar()
  let refusal: (write: Write) => CalendarError | null = () => null
  const tries: Write[] = []
  const providerOf: FakeCalendar['providerOf'] = (...given) => {
    const provider = fake.providerOf(...given)
    const unlessRefused = <Answer>(write: Write, answer: () => Promise<Answer>): Promise<Answer> => {
      tries.push(write)
      const error = refusal(write)
      return error ? Promise.reject(error) : answer()
    }
    return {
      ...provider,
      put: (calendarId, event, known) =>
        unlessRefused({ kind: 'put', calendarId, event: event.uid }, () => provider.put(calendarId, event, known)),
      remove: (calendarId, known) =>
        unlessRefused({ kind: 'remove', calendarId, event: known.ref }, () => provider.remove(calendarId, known)),
    }
  }
  const { rules = {}, ...more } = options
  const connected = await openConnected(rules, { fake: { ...fake, providerOf }, ...more })
  await connected.change({ calendars: [OWN] })
  const { server } = connected
  let now = NOW
  return {
    ...connected,
    fake,
    tries,
    refuse: (code, { isRefused = () => true, retryAfterMs = 0 } = {}) => {
      if (typeof code === 'function') {
        refusal = code
        return
      }
      refusal = (write) =>
        code !== null && isRefused(write) ? new CalendarError(code, 'It is read-only.', { retryAfterMs }) : null
    },
    until: async (hours) => {
      for (; now <= NOW + hours * HOUR; now += 30 * MINUTE) {
        server.setNow(now)
        await server.readCalendars()
        await server.drain()
      }
    },
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  }
}

/** The mails that say that a calendar can't be written. */
export const toldUnwritable = ({ server }: ConnectedServer): ConnectedServer['server']['mails'] =>
  server.mails.filter(({ subject }) => subject.includes('calendar can’t be written'))
