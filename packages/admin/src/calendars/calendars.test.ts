import { expect, waitUntil } from '@open-wc/testing'
import type { CalendarChange, CalendarConnection } from '@openslot/core/wire'
import { type FakeServer, answer, refusal } from '../testing/fake-server.js'
import { ADA, annasSession } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import {
  button,
  enter,
  expectHealthy,
  fieldCalled,
  leave,
  press,
  see,
  seeAsked,
  seeHeading,
  sees,
  tick,
  visit,
} from '../testing/visit.js'

afterEach(leave)

const WORK: CalendarConnection['calendars'][number] = {
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
const CLOUD: CalendarConnection = {
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
  createdAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-01T08:00:00Z',
}
const AT = '/v1/admin/staff/s-anna'
const ONE = `${AT}/calendars/k-cloud`

function house(connections: readonly CalendarConnection[] = [CLOUD], as?: ReturnType<typeof annasSession>): FakeServer {
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
const open = async (server: FakeServer): Promise<void> => {
  await visit(server, '/admin/calendars')
  await seeHeading('Connected calendars')
}
const bodies = (server: FakeServer, what: string): unknown[] =>
  server.asked.filter((asked) => asked.what === what).map(({ json }) => json)

describe('the connected calendars', () => {
  it('are shown for each staff member with what they are good for', async () => {
    await open(house())
    await see('CalDAV anna Works')
    await see('Work: blocks times')
    await see('Read Thu, 26 Nov 2026, 10:00')
    await expectHealthy()
    await enter('Whose', 's-ben')
    await see('None is connected yet. Whatever Ben has planned elsewhere, customers can book over it.')
    expect(location.pathname).to.equal('/admin/calendars/s-ben')
  })

  it('say what is wrong, what it means and what to do', async () => {
    const broken: CalendarConnection = {
      ...CLOUD,
      state: 'needs-reconnecting',
      blocksAll: true,
      lostReceiving: 'Clients',
      calendars: [
        {
          ...WORK,
          failingSince: '2026-11-26T08:00:00Z',
          error: { code: 'needs-reconnecting', message: 'The server refuses the user name or password.' },
          unreadable: [{ event: 'abc@example.com', message: 'Its time zone can’t be read.' }],
        },
      ],
    }
    await open(house([broken]))
    await see('CalDAV anna Must be connected again')
    await see('No times of Anna are offered now')
    await see('Bookings went into “Clients”, which the account has no longer.')
    await see('Access was taken back, or the password is wrong. Connect it again.')
    await press('One event can’t be read in full, and blocks more than it may have to')
    await see('abc@example.com: Its time zone can’t be read.')
    await expectHealthy()
  })

  it('are somebody’s own who has only their own calendar', async () => {
    const server = house([CLOUD], annasSession())
    await open(server)
    await see('CalDAV anna Works')
    expect(sees('Whose')).to.equal(false)
    expect(bodies(server, 'GET /v1/admin/calendar-changes')).to.have.length(0)
  })
})

describe('a connected account', () => {
  it('blocks by the calendars that are chosen, and one of them gets the bookings', async () => {
    const server = house()
    server.on(`PATCH ${ONE}`, () =>
      answer({ ...CLOUD, calendars: [{ ...WORK, blocks: false, receives: true }] } satisfies CalendarConnection),
    )
    await open(server)
    await press('Choose calendars: anna')
    await see('Which of them block times?')
    await expectHealthy()
    await tick('Holidays')
    await tick('Work')
    await enter('Which one gets the bookings?', 'work')
    await see('After a quarter of an hour without it.')
    await enter('When it can’t be read', 'use-last-known')
    await enter('For how long', '360')
    await enter('When somebody moves or deletes a booking’s event there', 'follow')
    await press('Save')
    await see('Work: gets the bookings')
    expect(bodies(server, `PATCH ${ONE}`)).to.deep.equal([
      {
        policy: 'use-last-known',
        maxAgeMinutes: 360,
        handMade: 'follow',
        calendars: [
          { remoteId: 'work', blocks: false, receives: true },
          { remoteId: 'feasts', blocks: true, receives: false },
        ],
      },
    ])
    expect(server.asked.at(-1)?.headers.get('If-Match')).to.equal('"7"')
  })

  it('keeps its choice where its service says nothing, and its rules can be changed all the same', async () => {
    const server = house()
    server.on(`GET ${ONE}/available`, () => refusal('calendar-failed', { detail: 'It is down.' }))
    server.on(`PATCH ${ONE}`, () => answer(CLOUD))
    await open(server)
    await press('Choose calendars: anna')
    await see('It was noted: It is down.')
    await press('Save')
    await see('The choice is saved.')
    expect(bodies(server, `PATCH ${ONE}`)).to.deep.equal([{ policy: 'block', handMade: 'show' }])
  })

  it('is shown as it is when somebody was faster', async () => {
    const server = house()
    server.on(`PATCH ${ONE}`, () => refusal('precondition-failed'))
    await open(server)
    await press('Choose calendars: anna')
    await fieldCalled('Which one gets the bookings?')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
  })

  it('is opened anew with another password, and read at once', async () => {
    const server = house([{ ...CLOUD, state: 'needs-reconnecting' }])
    server.on(`PATCH ${ONE}`, () => answer(CLOUD))
    await open(server)
    await press('Connect again: anna')
    await press('Connect again')
    await see('Enter your password.')
    await enter('Password', 'app password')
    await press('Connect again')
    await see('CalDAV anna Works')
    expect(bodies(server, `PATCH ${ONE}`)).to.deep.equal([{ username: 'anna', password: 'app password' }])
    server.on(`POST ${ONE}/read`, () => answer({ ...CLOUD, calendars: [{ ...WORK, readAt: '2026-11-26T09:05:00Z' }] }))
    await press('Read now: anna')
    await see('Read Thu, 26 Nov 2026, 10:05')
  })

  it('is disconnected unless somebody thinks better of it', async () => {
    const server = house()
    server.on(`DELETE ${ONE}`, () => new Response(null, { status: 204 }))
    await open(server)
    await press('Disconnect: anna')
    await see('anna is disconnected. What stands in it stays.')
    expect(sees('CalDAV anna')).to.equal(false)
    await press('Undo')
    await see('CalDAV anna Works')
    await press('Disconnect: anna')
    await press('Today')
    await seeAsked(server, `DELETE ${ONE}`)
  })
})

describe('connecting', () => {
  it('takes an address, a name and a password', async () => {
    const server = house([])
    await open(server)
    await press('iCloud, Nextcloud, others')
    await press('Connect')
    await see('Enter an address such as https://cloud.example.com/.')
    await see('Enter the user name.')
    await expectHealthy()
    await enter('Where is it?', 'https://caldav.icloud.com/')
    expect((await fieldCalled('Address')).value).to.equal('https://caldav.icloud.com/')
    await enter('User name', 'anna@icloud.example')
    await enter('Password', 'abcd-efgh')
    server.on(`POST ${AT}/calendars`, () => refusal('calendar-failed', { detail: 'The server refuses the user name.' }))
    await press('Connect')
    await see('It was noted: The server refuses the user name.')
    server.on(`POST ${AT}/calendars`, () => answer({ ...CLOUD, account: 'anna@icloud.example' }, 201))
    await press('Connect')
    await see('CalDAV anna@icloud.example Works')
    expect(bodies(server, `POST ${AT}/calendars`).at(-1)).to.deep.equal({
      provider: 'caldav',
      url: 'https://caldav.icloud.com/',
      username: 'anna@icloud.example',
      password: 'abcd-efgh',
    })
  })

  it('takes a published address', async () => {
    const server = house([])
    server.on(`POST ${AT}/calendars`, () => answer({ ...CLOUD, provider: 'ics', account: 'Football' }, 201))
    await open(server)
    await press('A published address')
    await enter('Address', 'webcal://club.example/plan.ics')
    await enter('What you call it', 'Football')
    await press('Connect')
    await see('Published calendar Football Works')
    expect(bodies(server, `POST ${AT}/calendars`)).to.deep.equal([
      { provider: 'ics', url: 'webcal://club.example/plan.ics', name: 'Football' },
    ])
  })

  it('leads to Google, and says when this server can’t', async () => {
    const server = house([])
    server.on(`POST ${AT}/calendars/authorize`, ({ json }) =>
      (json as { provider: string }).provider === 'google'
        ? answer({ url: 'https://accounts.google.example/yes', expiresAt: '2026-11-26T09:15:00Z' }, 201)
        : refusal('validation', { errors: [{ pointer: '/provider', message: 'Register this server.' }] }),
    )
    await open(server)
    await press('Google')
    const link = await button('Go to Google')
    expect(link.getAttribute('href')).to.equal('https://accounts.google.example/yes')
    await expectHealthy()
    await press('Microsoft')
    await see('This server isn’t registered with Microsoft yet.')
  })
})

describe('the private address', () => {
  it('is made, exchanged and taken away', async () => {
    const server = house([])
    let made = 0
    server.on(`POST ${AT}/feed`, () =>
      answer({ url: `https://book.example/calendars/${++made}.ics`, createdAt: '2026-11-26T09:05:00Z' }, 201),
    )
    server.on(`DELETE ${AT}/feed`, () => new Response(null, { status: 204 }))
    await open(server)
    await press('Make an address')
    await see('https://book.example/calendars/1.ics')
    await expectHealthy()
    await press('Make a new address')
    await see('The old address leads nowhere any more.')
    await press('Undo')
    await see('https://book.example/calendars/1.ics')
    await press('Make a new address')
    // Something else that is told has it done at once.
    await press('Google')
    expect(made).to.equal(1)
    await press('Today')
    await seeAsked(server, 'GET /v1/admin/bookings')
    expect(made).to.equal(2)
  })
})

const MOVED: CalendarChange = {
  bookingId: ADA.id,
  calendarId: 'c-work',
  connectionId: 'k-cloud',
  staffId: 's-anna',
  change: 'moved',
  put: { start: ADA.start, end: ADA.end },
  seen: { start: '2026-11-26T12:00:00Z', end: '2026-11-26T12:30:00Z' },
  noticedAt: '2026-11-26T09:00:00Z',
  overwritten: false,
  refused: null,
}

describe('what was changed by hand', () => {
  it('is shown, put back, or agreed to in the booking', async () => {
    const server = house()
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [MOVED] }))
    server.on(`POST /v1/admin/calendar-changes/${ADA.id}/c-work/put-back`, () => new Response(null, { status: 204 }))
    await open(server)
    await see('Ada Lovelace, Haircut')
    await see('Its event was moved from Thu 26 Nov, 10:30 to Thu 26 Nov, 13:00.')
    await expectHealthy()
    await press('Open Ada Lovelace’s booking')
    await see('+49 30 123456')
    await press('Close')
    await press('Put back: Ada Lovelace')
    await see('The event goes back to where its booking is.')
    await waitUntil(() => !sees('Changed by hand in the calendar'), 'the list gone', { timeout: 30_000 })
  })

  it('is told of when it was made a series', async () => {
    const server = house()
    const { put } = MOVED
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [{ ...MOVED, change: 'recurs', seen: put }] }))
    await open(server)
    await see('Its event, Thu 26 Nov, 10:30, was made to recur.')
  })

  it('is told of when it was overwritten, until somebody has seen it', async () => {
    const server = house()
    server.on('GET /v1/admin/calendar-changes', () => answer({ changes: [{ ...MOVED, overwritten: true }] }))
    server.on(`DELETE /v1/admin/calendar-changes/${ADA.id}/c-work`, () => new Response(null, { status: 204 }))
    await open(server)
    await see('what was done by hand is gone.')
    expect(sees('Put back')).to.equal(false)
    await press('Got it: Ada Lovelace')
    await seeAsked(server, `DELETE /v1/admin/calendar-changes/${ADA.id}/c-work`)
    await waitUntil(() => !sees('Changed by hand in the calendar'), 'the list gone', { timeout: 30_000 })
  })

  it('speaks German', async () => {
    await open(house())
    await enter('Language', 'de')
    await see('Work: sperrt Zeiten')
    await expectHealthy()
  })
})
