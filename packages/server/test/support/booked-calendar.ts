import type { Booking, CalendarChange } from '@openslot/core/wire'
import { type ConnectedServer, openConnected } from './fake-calendar.js'
import { NOW, TUESDAY_TEN, book } from './salon.js'

// A booking whose event stands in its staff member's calendar, for somebody to change it there by hand.

export const TEN = Date.parse(TUESDAY_TEN)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const RECEIVING = { calendars: [{ remoteId: 'own', blocks: true, receives: true }] }

export interface Booked extends ConnectedServer {
  readonly mine: Awaited<ReturnType<typeof book>>
  /** Its event's name. */
  readonly ref: string
  changes(): Promise<CalendarChange[]>
  booking(): Promise<Booking>
  /** Lets the time come at which the calendar is read again. */
  read(minutes?: number): Promise<void>
}

/** A server with a booking whose event stands in Anna's calendar, and has been read there. */
export async function openBooked(rules: object = {}): Promise<Booked> {
  const connected = await openConnected(rules)
  const { server, admin } = connected
  await connected.change(RECEIVING)
  const mine = await book(server)
  await server.drain()
  let now = NOW
  const read = async (minutes = 5): Promise<void> => {
    now += minutes * MINUTE
    server.setNow(now)
    await server.readCalendars()
  }
  await read()
  return {
    ...connected,
    mine,
    ref: `own ${mine.id}@openslot`,
    changes: async () => ((await (await admin('calendar-changes')).json()) as { changes: CalendarChange[] }).changes,
    booking: async () => (await (await admin(`bookings/${mine.id}`)).json()) as Booking,
    read,
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  }
}

/** Moves the event by hand. */
export function move({ fake, ref }: Booked, start: number, end = start + 30 * MINUTE): void {
  const event = fake.events.get(ref)
  if (!event) throw new Error('It is not there.')
  fake.events.set(ref, { ...event, spans: [{ start, end }], at: { start, end } })
}
