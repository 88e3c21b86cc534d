import type { Booking, CalendarChange, CalendarConnection } from '@openslot/core/wire'
import { type AdminServer, openAdmin } from './admin.js'
import { type FakeGoogle, openFakeGoogle } from './fake-google.js'
import { type FakeMicrosoft, openFakeMicrosoft } from './fake-microsoft.js'
import { APP, type FakeService } from './fake-service.js'
import { MAILS_FROM } from './oauth-account.js'
import { NOW } from './salon.js'

/** The calendar that gets the bookings. */
export const MAIN = 'anna@salon.example'
/** Another one of the same account, that isn't chosen. */
export const OTHER = 'other@salon.example'

const MINUTE = 60_000

/** A salon whose Anna has an account connected. */
export interface ConnectedSalon extends AdminServer {
  /** The connection as it is now. */
  see(): Promise<CalendarConnection>
  changes(): Promise<CalendarChange[]>
  booking(id: string): Promise<Booking>
  /** Lets the time come at which calendars are read again, and sends what is owed. */
  pass(times?: number): Promise<void>
}

/** Bookings go into the other calendar; the main one only blocks, or isn't chosen. */
export const beside = (handMade: string, isMainChosen = true): object => ({
  handMade,
  calendars: [
    ...(isMainChosen ? [{ remoteId: MAIN, blocks: true }] : []),
    { remoteId: OTHER, blocks: true, receives: true },
  ],
})

export async function openGoogleSalon(rules: object = {}): Promise<ConnectedSalon & { readonly google: FakeGoogle }> {
  const google = await openFakeGoogle()
  google.calendars.push(
    { id: MAIN, summary: MAIN, accessRole: 'owner', primary: true },
    { id: OTHER, summary: OTHER, accessRole: 'owner' },
  )
  return { ...(await openSalonWith('google', google, rules)), google }
}

export async function openMicrosoftSalon(
  rules: object = {},
): Promise<ConnectedSalon & { readonly microsoft: FakeMicrosoft }> {
  const microsoft = await openFakeMicrosoft()
  microsoft.calendars.push({ id: MAIN, name: MAIN, canEdit: true }, { id: OTHER, name: OTHER, canEdit: true })
  return { ...(await openSalonWith('microsoft', microsoft, rules)), microsoft }
}

async function openSalonWith(
  provider: 'google' | 'microsoft',
  service: FakeService & (FakeGoogle | FakeMicrosoft),
  rules: object,
): Promise<ConnectedSalon> {
  const settings = `OPENSLOT_${provider.toUpperCase()}_CLIENT`
  const opened = await openAdmin({
    environment: {
      OPENSLOT_ALLOW_PRIVATE_CALENDARS: 'true',
      OPENSLOT_MAIL_FROM: `Linden Hair <${MAILS_FROM}>`,
      [`${settings}_ID`]: APP.clientId,
      [`${settings}_SECRET`]: APP.clientSecret,
    },
    calendarAddresses: { [provider]: service.addresses },
  })
  const { admin, server } = opened
  const asked = await admin('staff/anna/calendars/authorize', { json: { provider } })
  const { code, state } = service.consent(((await asked.json()) as { url: string }).url)
  await server.request(`/calendars/connected/${provider}?code=${code}&state=${state}`)
  const see = async (): Promise<CalendarConnection> => {
    const { connections } = (await (await admin('staff/anna/calendars')).json()) as {
      connections: CalendarConnection[]
    }
    return connections[0] as CalendarConnection
  }
  const { id } = await see()
  const changed = await admin(`staff/anna/calendars/${id}`, {
    method: 'PATCH',
    ifMatch: '*',
    json: { calendars: [{ remoteId: MAIN, blocks: true, receives: true }], ...rules },
  })
  if (!changed.ok) throw new Error(`refused: ${changed.status} ${await changed.text()}`)
  return {
    ...opened,
    see,
    ...watching(opened),
    [Symbol.asyncDispose]: async () => {
      await opened[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
    },
  }
}

/** What is the same with every kind of account. */
export function watching(
  { admin, server }: AdminServer,
  now = NOW,
): Pick<ConnectedSalon, 'changes' | 'booking' | 'pass'> {
  let passed = 0
  return {
    changes: async () => ((await (await admin('calendar-changes')).json()) as { changes: CalendarChange[] }).changes,
    booking: async (id) => (await (await admin(`bookings/${id}`)).json()) as Booking,
    pass: async (times = 1) => {
      for (let time = 0; time < times; time += 1) {
        passed += 5 * MINUTE
        server.setNow(now + passed)
        await server.readCalendars()
        await server.drain()
      }
    },
  }
}
