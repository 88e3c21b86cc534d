import type { CalendarConnection, Session } from '@openslot/core/wire'
import { type FakeServer, answer, refusal } from './fake-server.js'
import { ADA } from './people.js'
import { salon } from './salon.js'
import { seeHeading, visit } from './visit.js'

// Calendars that Anna has elsewhere.

export const WORK: CalendarConnection['calendars'][number] = {
  id: 'c-work',
  remoteId: 'work',
  name: 'Work',
  isWritable: true,
  blocks: true,
  receives: false,
  readAt: '2026-11-26T09:00:00Z',
  failingSince: null,
  error: null,
  unreadable: [],
}
export const CLOUD: CalendarConnection = {
  id: 'k-cloud',
  provider: 'caldav',
  account: 'anna',
  policy: 'block',
  maxAgeMinutes: 1440,
  handMade: 'show',
  state: 'working',
  blocksAll: false,
  lostReceiving: null,
  calendars: [WORK],
  unwritable: [],
  createdAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-01T08:00:00Z',
}
export const AT = '/v1/admin/staff/s-anna'
export const ONE = `${AT}/calendars/k-cloud`

export function house(connections: readonly CalendarConnection[] = [CLOUD], as?: Session): FakeServer {
  const server = salon({ bookings: [ADA], ...(as && { as }) })
  const feedless = (): Response => refusal('not-found')
  server.on(`GET ${AT}/calendars`, () => answer({ connections }))
  server.on('GET /v1/admin/staff/s-ben/calendars', () => answer({ connections: [] }))
  server.on(`GET ${AT}/feed`, feedless)
  server.on('GET /v1/admin/staff/s-ben/feed', feedless)
  server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [] }))
  server.on(`GET ${ONE}`, () => answer(connections[0], 200, '"7"'))
  server.on(`GET ${ONE}/available`, () =>
    answer({
      calendars: [
        { remoteId: 'work', name: 'Work', isWritable: true, timeZone: null },
        { remoteId: 'home', name: 'Home', isWritable: true, timeZone: null },
        { remoteId: 'feasts', name: 'Holidays', isWritable: false, timeZone: null },
      ],
    }),
  )
  return server
}
export const open = async (server: FakeServer): Promise<void> => {
  await visit(server, '/admin/calendars')
  await seeHeading('Connected calendars')
}
