import { expect, onTestFinished, test } from 'vitest'
import { type ConnectedServer, openConnected } from '../../../test/support/fake-calendar.js'
import { NOW, openFile } from '../../../test/support/salon.js'
import { examine } from './examine.js'

const HOUR_MS = 3_600_000

async function open(): Promise<ConnectedServer> {
  const connected = await openConnected()
  onTestFinished(() => connected.server.close())
  return connected
}

/** What the doctor says of outside calendars. */
async function calendarsOf({ server: { directory } }: ConnectedServer, nowMs = NOW): Promise<string[]> {
  const environment = { OPENSLOT_DATABASE_URL: `file:${directory}/openslot.db` }
  const found = await examine({ flags: {}, environment, cwd: directory, nowMs })
  return found.filter(({ check }) => check === 'calendars').map(({ level, message }) => `${level}: ${message}`)
}

test('outside calendars are looked at, too', async () => {
  const connected = await open()
  const { server } = connected
  expect(await calendarsOf(connected)).toEqual(['ok: 1 account is connected and can be read.'])
  expect(await calendarsOf(connected, NOW + HOUR_MS)).toEqual([
    'failure: Anna’s calendars by caldav (anna) haven’t been read for a while. Is `openslot serve` running on this database? Until they can be read, no times with them are offered.',
  ])
  connected.fake.fail('needs-reconnecting')
  server.setNow(NOW + HOUR_MS / 12)
  await server.readCalendars()
  expect(await calendarsOf(connected)).toEqual([
    'failure: Anna’s calendars by caldav (anna) refuse access: connect them anew. Until they can be read, no times with them are offered.',
  ])
})

test('events of outside calendars that can’t be read are named', async () => {
  const connected = await open()
  const { server } = connected
  const event = {
    version: null,
    at: null,
    isCancelled: false,
    spans: [{ start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS }],
  }
  connected.fake.events.set('a', { ...event, ref: 'a', uid: 'rota@x', flaw: 'rule' })
  connected.fake.events.set('b', { ...event, ref: 'b', uid: null, flaw: 'length' })
  connected.fake.events.set('c', { ...event, spans: [], ref: 'c', uid: 'lost@x\u0007', flaw: 'time' })
  server.setNow(NOW + HOUR_MS / 12)
  await server.readCalendars()
  expect(await calendarsOf(connected, NOW + HOUR_MS / 12)).toEqual([
    'warning: Anna’s calendars by caldav (anna) have events to correct: “rota@x”. How it recurs can’t be read: it blocks its time every day.',
    'warning: Anna’s calendars by caldav (anna) have events to correct: “b”. When it begins or ends can’t be read: it blocks a day.',
    'failure: Anna’s calendars by caldav (anna) can’t be read: It isn’t known when some of its events are: “lost@x ”. Correct their times there, or delete them. Until they can be read, no times with them are offered.',
  ])
})

test('a calendar that got the bookings, and is gone, is named', async () => {
  const connected = await open()
  const { server } = connected
  await connected.change({
    calendars: [
      { remoteId: 'holidays', blocks: true },
      { remoteId: 'own', blocks: true, receives: true },
    ],
  })
  const file = openFile(server)
  // It will be another account: this one has none of them.
  file.exec("UPDATE outside_calendars SET remote_id = 'other ' || remote_id")
  file.close()
  await connected.change({ url: 'https://dav.example/new/', password: 'hunter2' })
  expect(await calendarsOf(connected)).toEqual([
    'warning: Anna’s calendars by caldav (anna) no longer have “Own”, which got the bookings: choose another for them.',
  ])
})
