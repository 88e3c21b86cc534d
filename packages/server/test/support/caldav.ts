import type { CalendarConnection } from '@openslot/core/wire'
import { type AdminServer, openAdmin } from './admin.js'
import { type Radicale, USER, openRadicale } from './radicale.js'
import { NOW } from './salon.js'

const MINUTE = 60_000

/** A salon that may use a CalDAV server on this machine, with Anna's account. */
export interface CaldavSalon extends AdminServer {
  readonly radicale: Radicale
  /** What connects it, with changes. */
  readonly account: (changes?: object) => object
  /** Connects it. */
  readonly connect: (rules?: object) => Promise<CalendarConnection>
  readonly change: (id: string, json: object) => Promise<Response>
  /** Connects it, with the calendar at work for what Anna has to do. */
  readonly connectWork: (rules?: object) => Promise<CalendarConnection>
  /** Lets the time of the next reading come. */
  readonly poll: (minutes?: number) => Promise<void>
}

export async function openCaldav(): Promise<CaldavSalon> {
  const radicale = await openRadicale()
  const opened = await openAdmin({ environment: { OPENSLOT_ALLOW_PRIVATE_CALENDARS: 'true' } })
  let now = NOW
  const account = (changes: object = {}): object => ({ provider: 'caldav', url: radicale.url, ...USER, ...changes })
  const connect = async (rules: object = {}): Promise<CalendarConnection> =>
    read(await opened.admin('staff/anna/calendars', { json: account(rules) }))
  const change = (id: string, json: object): Promise<Response> =>
    opened.admin(`staff/anna/calendars/${id}`, { method: 'PATCH', ifMatch: '*', json })
  return {
    ...opened,
    radicale,
    account,
    connect,
    change,
    connectWork: async (rules) => {
      const { id } = await connect(rules)
      const { work, home } = radicale.calendars
      const calendars = [
        { remoteId: work, blocks: true, receives: true },
        { remoteId: home, blocks: true },
      ]
      return read(await change(id, { calendars }))
    },
    poll: async (minutes = 5) => {
      now += minutes * MINUTE
      opened.server.setNow(now)
      await opened.server.readCalendars()
    },
    [Symbol.asyncDispose]: async () => {
      await opened[Symbol.asyncDispose]()
      await radicale[Symbol.asyncDispose]()
    },
  }
}

/** Lines of a VEVENT. */
export const eventAt = (start: string, end: string, ...more: string[]): string =>
  [`DTSTART:${start}`, `DTEND:${end}`, 'SUMMARY:Something', ...more].join('\n')

async function read(response: Response): Promise<CalendarConnection> {
  if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`)
  return (await response.json()) as CalendarConnection
}
