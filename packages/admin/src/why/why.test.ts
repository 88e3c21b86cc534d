import { expect, waitUntil } from '@open-wc/testing'
import type { Explanation, WireRefusal } from '@openslot/core/wire'
import { type FakeServer, answer, refusal } from '../testing/fake-server.js'
import { ANNA, BEN, HAIRCUT, annasSession } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import {
  button,
  enter,
  expectHealthy,
  fieldCalled,
  leave,
  press,
  see,
  seeHeading,
  sees,
  visit,
} from '../testing/visit.js'

afterEach(leave)

const AT = 'GET /v1/admin/slots/explain'
const SERVICE = { ...HAIRCUT, staff: ['anna', 'ben'] }

const explained = (anna: readonly WireRefusal[], ben: readonly WireRefusal[], bookable = false): Explanation => ({
  start: '2026-11-27T09:00:00Z',
  end: '2026-11-27T09:30:00Z',
  bookable,
  staff: [
    { id: ANNA.id, slug: ANNA.slug, name: ANNA.name, timeZone: ANNA.timeZone, refusals: [...anna] },
    { id: BEN.id, slug: BEN.slug, name: BEN.name, timeZone: BEN.timeZone, refusals: [...ben] },
  ],
})

const occupant = { start: '2026-11-27T08:45:00Z', end: '2026-11-27T09:15:00Z', service: null, bookings: [], note: null }

/** The starts that were asked about, in order. */
const asked = (server: FakeServer): unknown[] =>
  server.asked.filter(({ what }) => what === AT).map(({ query }) => query.get('start'))

async function ask(
  anna: readonly WireRefusal[],
  ben: readonly WireRefusal[] = [],
  bookable = false,
): Promise<FakeServer> {
  const server = salon({ services: [SERVICE] })
  server.on(AT, () => answer(explained(anna, ben, bookable)))
  await visit(server, '/admin/why')
  await enter('Date', '2026-11-27')
  await enter('Time', '10:00')
  await press('Show why')
  return server
}

describe('why a time is not free', () => {
  it('is asked for a service, a person and a time of their clock', async () => {
    const server = await ask([{ rule: 'past' }])
    await see('Fri 27 Nov, 10:00 can’t be booked.')
    await see('It is over, or has begun.')
    await expectHealthy()
    await enter('With', 'ben')
    await enter('Time', '10:15')
    await press('Show why')
    await see('Can take it.')
    expect(server.asked.filter(({ what }) => what === AT).map(({ query }) => query.toString())).to.deep.equal([
      'service=haircut&start=2026-11-27T09%3A00%3A00Z',
      'service=haircut&staff=ben&start=2026-11-27T09%3A15%3A00Z',
    ])
  })

  it('says that it is free, and with whom', async () => {
    await ask([], [{ rule: 'past' }], true)
    await see('Fri 27 Nov, 10:00 is free, with Anna.')
    await expectHealthy()
  })

  for (const [what, reason, text] of [
    ['notice', { rule: 'minimum-notice', earliest: '2026-11-28T09:00:00Z' }, 'Sat 28 Nov, 10:00 is the earliest.'],
    ['window', { rule: 'booking-window', lastDate: '2026-11-26', limit: 'days' }, '26 November 2026 is the last day'],
    [
      'weekly hours',
      {
        rule: 'outside-hours',
        closedAt: '2026-11-27T09:00:00Z',
        by: [{ date: '2026-11-27', source: 'weekly-hours', windows: [{ start: 1320, end: 1560 }] }],
      },
      'It is outside Anna’s weekly hours. Fri, 27 November 2026: 22:00–2:00.',
    ],
    [
      'hours that end too soon',
      {
        rule: 'ends-after-hours',
        closedAt: '2026-11-27T09:15:00Z',
        by: [
          { date: '2026-11-26', source: 'weekly-hours', windows: [{ start: 1320, end: 2055 }] },
          { date: '2026-11-27', source: 'weekly-hours', windows: [{ start: 1320, end: 2055 }] },
        ],
      },
      'Anna It would last until 10:30; Anna works until 10:15. Change',
    ],
    [
      'a special day',
      {
        rule: 'outside-hours',
        closedAt: '2026-11-27T09:00:00Z',
        by: [{ date: '2026-11-27', source: 'override', windows: [] }],
      },
      'is a day that is different for Anna: closed.',
    ],
    ['grid', { rule: 'off-grid', previous: '2026-11-27T08:45:00Z', next: null }, 'at that minute, but at 9:45.'],
    [
      'a booking',
      {
        rule: 'taken',
        blocked: occupant,
        by: [{ ...occupant, kind: 'booking', service: 'Haircut', bookings: [{ id: 'b', name: 'Ada' }] }],
      },
      'Ada is booked for Haircut; with the time kept free around it, that takes 9:45–10:15.',
    ],
    [
      'a hold',
      { rule: 'taken', blocked: occupant, by: [{ ...occupant, kind: 'hold' }] },
      '9:45–10:15 is kept for a few',
    ],
    [
      'time off',
      { rule: 'taken', blocked: occupant, by: [{ ...occupant, kind: 'time-off', note: 'Dentist' }] },
      'Anna has time off: Fri 27 Nov, 9:45 – Fri 27 Nov, 10:15 (Dentist).',
    ],
    [
      'another calendar',
      { rule: 'taken', blocked: occupant, by: [{ ...occupant, kind: 'calendar' }] },
      'A connected calendar of Anna is busy 9:45–10:15',
    ],
    [
      'a limit',
      { rule: 'cap-reached', cap: 'service', period: 'week', limit: 5, booked: 5, firstDate: '2026-11-23' },
      'The service has its most bookings in the week from Mon, 23 November 2026: 5.',
    ],
    [
      'a room',
      {
        rule: 'resource-missing',
        kind: 'room',
        needed: 1,
        free: 0,
        by: [{ id: 'r', name: 'Back room', closed: false, taken: [] }],
      },
      'It needs 1 of “room”, and 0 can be used then. Taken or closed: Back room.',
    ],
    ['the others', { rule: 'others-unavailable', staffIds: [BEN.id] }, 'It takes everyone together, and Ben can’t.'],
  ] as const satisfies readonly (readonly [string, unknown, string])[])
    it(`is said in plain words: ${what}`, async () => {
      await ask([reason as unknown as WireRefusal])
      await see(text)
    })

  it('leads to what can be changed', async () => {
    await ask([
      { rule: 'minimum-notice', earliest: '2026-11-28T09:00:00Z' },
      { rule: 'taken', blocked: occupant, by: [{ ...occupant, kind: 'time-off' }] },
    ])
    expect((await button('Change the service')).getAttribute('href')).to.equal('/admin/services/v-haircut')
    await press('Change Anna’s times')
    await seeHeading('Anna')
    expect(location.pathname).to.equal('/admin/staff/s-anna')
  })

  it('says what is missing, and what the server refuses', async () => {
    const server = salon({ services: [SERVICE] })
    await visit(server, '/admin/why')
    await press('Show why')
    await see('Choose a date and a time that the clock shows on it.')
    await expectHealthy()
    server.on(AT, () => refusal('unknown-service'))
    await enter('Time', '10:00')
    await press('Show why')
    await see('Somebody else changed this meanwhile.')
  })

  it('is of the house’s clocks or, of one person, of theirs, and says so', async () => {
    const nyc = { ...BEN, timeZone: 'America/New_York' }
    const server = salon({ services: [SERVICE], staff: [ANNA, nyc] })
    const answered = explained([], [{ rule: 'minimum-notice', earliest: '2027-01-04T14:00:00Z' }])
    server.on(AT, ({ query }) =>
      answer({
        ...answered,
        start: query.get('start'),
        staff: answered.staff
          .map((member) => (member.slug === 'ben' ? { ...member, timeZone: nyc.timeZone } : member))
          .filter(({ slug }) => slug === (query.get('staff') ?? slug)),
      }),
    )
    await visit(server, '/admin/why')
    await see('By the clocks in Europe/Berlin.')
    await enter('Date', '2026-11-27')
    await enter('Time', '10:00')
    await press('Show why')
    await see('Fri 27 Nov, 10:00 (Europe/Berlin) can’t be booked.')
    await see('Ben In America/New York it is Fri 27 Nov, 4:00 then. The times below are by the clocks there.')
    await see('Mon, 4 Jan 2027, 9:00 is the earliest.')
    expect(document.querySelectorAll('.reasons > p.quiet').length).to.equal(1)
    await expectHealthy()
    await enter('With', 'ben')
    await see('By the clocks in America/New York.')
    await press('Show why')
    await see('Fri 27 Nov, 10:00 can’t be booked.')
    expect(document.querySelectorAll('.reasons > p.quiet').length).to.equal(0)
    expect(asked(server)).to.deep.equal(['2026-11-27T09:00:00Z', '2026-11-27T15:00:00Z'])
  })

  it('can be asked of both times that the clocks show twice, and tells them apart', async () => {
    const server = await ask([{ rule: 'off-grid', previous: '2027-10-31T00:00:00Z', next: '2027-10-31T01:00:00Z' }])
    await see('can’t be booked.')
    expect(document.querySelector('[name=turn]')).to.equal(null)
    await enter('Date', '2027-10-31')
    await enter('Time', '02:30')
    const turn = (await fieldCalled('The clocks show it twice')) as HTMLSelectElement
    expect([...turn.options].map(({ text }) => text)).to.deep.equal([
      '2:30 GMT+2, the first time',
      '2:30 GMT+1, the second time',
    ])
    await press('Show why')
    await see('at that minute, but at 2:00 GMT+2 or 2:00 GMT+1.')
    await expectHealthy()
    await enter('The clocks show it twice', '1')
    await press('Show why')
    await waitUntil(() => asked(server).length === 3)
    expect(asked(server).slice(1)).to.deep.equal(['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'])
    for (const time of ['00:45', '02:45']) await enter('Time', time)
    expect((await fieldCalled('The clocks show it twice')).value).to.equal('1')
    await enter('Time', '03:30')
    await waitUntil(() => document.querySelector('[name=turn]') === null)
  })

  it('of a year whose clocks nobody knows is refused, and the answer to the last question goes', async () => {
    const server = await ask([{ rule: 'past' }])
    for (const date of ['9999-12-31', '2200-01-01']) {
      await enter('Date', '2026-11-27')
      await press('Show why')
      await see('Fri 27 Nov, 10:00 can’t be booked.')
      await enter('Date', date)
      await press('Show why')
      await see('Choose a date of the years 1900 to 2199.')
      expect((await fieldCalled('Date')).getAttribute('aria-invalid')).to.equal('true')
      await waitUntil(() => !sees('can’t be booked.'))
    }
    expect(asked(server).length).to.equal(2)
    await expectHealthy()
  })

  it('is of one’s own times for somebody with only their own calendar', async () => {
    const server = salon({ as: annasSession(), services: [SERVICE] })
    server.on(AT, () => answer({ ...explained([{ rule: 'minimum-notice', earliest: '2026-11-28T09:00:00Z' }], []) }))
    await visit(server, '/admin/why')
    expect([...((await fieldCalled('With')) as HTMLSelectElement).options].map(({ value }) => value)).to.deep.equal([
      'anna',
    ])
    await enter('Time', '10:00')
    await press('Show why')
    await see('is the earliest.')
    expect(document.querySelector('.reasons a')).to.equal(null)
    expect(server.asked.find(({ what }) => what === AT)?.query.get('staff')).to.equal('anna')
  })
})
