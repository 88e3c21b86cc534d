import { expect, waitUntil } from '@open-wc/testing'
import type { Booking } from '@openslot/core/wire'
import { speechOf } from '../i18n/language.js'
import { type FakeServer, answer, refusal, silence } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, HAIRCUT, annasSession, bookingOf, session } from '../testing/people.js'
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
  visit,
} from '../testing/visit.js'

afterEach(leave)

const MIA = bookingOf('Mia', '09:45')
const ZOE = bookingOf('Zoe', '09:00', { status: 'completed' })
const KIM = bookingOf('Kim', '14:00', { status: 'pending', notes: 'First\ntime here' })

async function open(bookings: readonly Booking[]): Promise<FakeServer> {
  const server = salon({ bookings, services: [{ ...HAIRCUT, staff: ['anna', 'ben'] }] })
  await visit(server)
  await see('Thursday 26 November')
  return server
}

const app = () => document.querySelector('admin-app') as HTMLElementTagNameMap['admin-app']
const names = (): string[] => [...document.querySelectorAll('.row-name')].map((row) => (row as HTMLElement).innerText)

describe('today', () => {
  it('has who comes next on top, then what waits, and what was below', async () => {
    const tomorrow = bookingOf('Tom', '09:00', { start: '2026-11-27T08:00:00Z', end: '2026-11-27T08:30:00Z' })
    await open([ZOE, MIA, ADA, KIM, tomorrow])
    await see('Waiting for your answer')
    await see('Haircut · Anna · Thu 26 Nov, 14:00')
    expect(names()).to.deep.equal(['Mia', 'Kim', 'Ada Lovelace', 'Kim Waits for approval', 'Zoe Took place'])
    expect((await button('Call Ada Lovelace')).getAttribute('href')).to.equal('tel:+49 30 123456')
    await expectHealthy()
  })

  it('says what comes later when nothing does today', async () => {
    await open([bookingOf('Tom', '09:00', { start: '2026-11-27T08:00:00Z', end: '2026-11-27T08:30:00Z' })])
    await see('Nobody is booked today.')
    await see('Next: Fri 27 Nov, 9:00, Tom.')
    expect(names()).to.deep.equal([])
    await expectHealthy()
  })

  it('says what to do while there are no bookings at all', async () => {
    await open([])
    await press('Show your site’s code')
    await seeHeading('Put it on your site')
    expect(location.pathname).to.equal('/admin/site')
  })

  it('tells owners, and nobody else, that customers hear nothing while no mails can be sent', async () => {
    for (const [as, isTold] of [
      [session(), true],
      [annasSession(), false],
    ] as const) {
      await visit(salon({ as: { ...as, sendsMail: false }, bookings: [ADA] }))
      await see('Ada Lovelace')
      expect(sees('The server sends no mails: nobody has set OPENSLOT_SMTP_URL on it.')).to.equal(isTold)
      if (isTold) await expectHealthy()
      leave()
    }
  })

  it('leaves what several people give together to owners, but for how it went', async () => {
    const ofTwo = { team: [ANNA, BEN] }
    const bookings = [
      bookingOf('Duo', '16:00', ofTwo),
      bookingOf('Ask', '17:00', { ...ofTwo, status: 'pending' }),
      bookingOf('Was', '08:00', ofTwo),
    ]
    const deeds = (): string[] =>
      [...document.querySelectorAll('.row-deeds button')].map((deed) => deed.getAttribute('aria-label') ?? '')
    await visit(salon({ as: annasSession(), bookings }))
    await see('Duo')
    expect(deeds()).to.deep.equal(['No-show: Was'])
    leave()
    await visit(salon({ bookings }))
    await see('Duo')
    expect(deeds()).to.include.members(['Move: Duo', 'Cancel: Duo', 'Approve: Ask', 'Decline: Ask', 'No-show: Was'])
  })

  it('asks only for their own bookings where somebody has no right to others', async () => {
    const bookings = [ADA, bookingOf('Bob', '11:00', { staff: BEN, team: [BEN] })]
    const server = salon({ as: annasSession(), bookings })
    await visit(server)
    await see('Ada Lovelace')
    expect(names()).to.deep.equal(['Ada Lovelace'])
    const lists = server.asked.filter(({ what }) => what === 'GET /v1/admin/bookings')
    expect(new Set(lists.map(({ query }) => query.get('staff')))).to.deep.equal(new Set([ANNA.id]))
  })

  it('keeps what it shows when the server is gone, and says so', async () => {
    const server = await open([ADA])
    await see('Ada Lovelace')
    server.on('GET /v1/admin/staff', silence)
    document.dispatchEvent(new Event('visibilitychange'))
    await see('The server can’t be reached.')
    expect(sees('Ada Lovelace')).to.equal(true)
    server.on('GET /v1/admin/staff', () => answer({ staff: [ANNA, BEN] }))
    await press('Try again')
    await see('10:30')
  })

  it('approves at once, and shows what it really is when somebody was faster', async () => {
    const server = await open([KIM, bookingOf('Lea', '15:00', { status: 'pending' })])
    server.on(`POST /v1/admin/bookings/${KIM.id}/approve`, () => answer({ ...KIM, status: 'confirmed' }))
    await press('Approve: Kim')
    await see('Kim’s booking is approved.')
    expect(server.asked.find(({ what }) => what.endsWith('/approve'))?.headers.get('If-Match')).to.equal('"0-pending"')
    server.on('POST /v1/admin/bookings/b-lea/approve', () => refusal('precondition-failed'))
    server.on('GET /v1/admin/bookings/b-lea', () =>
      answer(bookingOf('Lea', '16:00', { status: 'pending', sequence: 1 })),
    )
    await press('Approve: Lea')
    await see('This booking was changed meanwhile.')
    await see('16:00')
  })
})

describe('a booking', () => {
  it('is shown with all that is known of it', async () => {
    await open([
      {
        ...ADA,
        guests: ['eve@example.com'],
        notes: 'First\ntime here',
        questions: [
          { id: 'dog', label: 'Do you bring a dog?', kind: 'checkbox', required: false },
          { id: 'hair', label: 'How long is your hair?', kind: 'text', required: false },
        ],
        answers: { dog: true, hair: '<b>very</b>' },
      },
    ])
    await press('Open Ada Lovelace’s booking')
    for (const text of [
      '10:30 – 11:00',
      'ada@example.com',
      '€45.00',
      'eve@example.com',
      'Do you bring a dog? Yes',
      '<b>very</b>',
    ])
      await see(text)
    expect(document.querySelector('.as-typed')?.textContent).to.equal('First\ntime here')
    await expectHealthy()
    await press('Close')
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('is cancelled in ten seconds, or not when that is undone', async () => {
    const server = await open([ADA])
    server.on(`POST /v1/admin/bookings/${ADA.id}/cancel`, () => answer({ ...ADA, status: 'cancelled' }))
    app().notices.undoMs = 1_000_000
    await press('Open Ada Lovelace’s booking')
    await press('Cancel booking')
    await see('Ada Lovelace’s booking is cancelled.')
    expect(names()).to.deep.equal([])
    await expectHealthy()
    await press('Undo')
    await see('10:30')
    expect(server.asked.some(({ what }) => what.endsWith('/cancel'))).to.equal(false)

    app().notices.undoMs = 1
    await press('Open Ada Lovelace’s booking')
    await press('Cancel booking')
    await seeAsked(server, `POST /v1/admin/bookings/${ADA.id}/cancel`)
  })

  it('is cancelled when the page is left before that', async () => {
    const server = await open([ADA])
    server.on(`POST /v1/admin/bookings/${ADA.id}/cancel`, () => answer({ ...ADA, status: 'cancelled' }))
    app().notices.undoMs = 1_000_000
    await press('Open Ada Lovelace’s booking')
    await press('Cancel booking')
    await press('Your site')
    await seeHeading('Put it on your site')
    expect(server.asked.filter(({ what }) => what.endsWith('/cancel'))).to.have.length(1)
  })

  it('is there again when cancelling didn’t work', async () => {
    const server = await open([ADA])
    server.on(`POST /v1/admin/bookings/${ADA.id}/cancel`, silence)
    app().notices.undoMs = 1
    await press('Cancel: Ada Lovelace')
    await seeAsked(server, `POST /v1/admin/bookings/${ADA.id}/cancel`)
    await see('10:30')
    expect(names()).to.deep.equal(['Ada Lovelace'])
    // Whatever is said next, and wherever one goes.
    const failure = 'Ada Lovelace’s booking isn’t cancelled. The server can’t be reached.'
    await see(failure)
    await expectHealthy()
    app().notices.tell('Something else.')
    await waitUntil(() => !sees('Something else.'), 'that is over')
    await press('Services')
    await seeHeading('Services')
    await see(failure)
    await press('Close')
    await waitUntil(() => !sees(failure), 'it was seen')
  })

  it('is moved in one press, and typed', async () => {
    await open([ADA])
    await press('Move: Ada Lovelace')
    await fieldCalled('Time')
    await expectHealthy()
  })

  it('has its time and its name beside each other, however the time is written', async () => {
    await open([ADA, bookingOf('Ann', '11:30'), bookingOf('Bea', '14:00')])
    app().speech = speechOf('en', ['en-US'])
    await see('11:30 AM')
    const edges = [...document.querySelectorAll('.row')].map((row) => {
      const [time, what] = ['.row-time', '.row-what'].map((part) => row.querySelector(part))
      return [time?.scrollWidth, time?.clientWidth, what?.getBoundingClientRect().left]
    })
    expect(edges).to.have.length(3)
    for (const [needs, has] of edges) expect(needs).to.equal(has)
    expect(edges[1]?.[2]).to.equal(edges[2]?.[2])
  })

  it('that has begun took place, or nobody came, and that can be corrected', async () => {
    const server = await open([MIA])
    server.on(`POST /v1/admin/bookings/${MIA.id}/no-show`, () => answer({ ...MIA, status: 'no-show' }))
    server.on(`POST /v1/admin/bookings/${MIA.id}/complete`, () => answer({ ...MIA, status: 'completed' }))
    await press('No-show: Mia')
    await see('Mia is noted as a no-show.')
    await press('Open Mia’s booking')
    await press('It took place')
    await see('Mia’s appointment took place.')
    expect(names()).to.deep.equal(['Mia Took place'])
  })

  it('moves to another time and person once there is no way back, and nobody hears of it when that is undone', async () => {
    const server = await open([ADA])
    const moved = { ...bookingOf('Ada Lovelace', '16:15', { id: ADA.id, staff: BEN, team: [BEN] }), sequence: 1 }
    const at = `POST /v1/admin/bookings/${ADA.id}/reschedule`
    server.on(at, () => answer(moved))
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    app().notices.undoMs = 1_000_000
    await press('Open Ada Lovelace’s booking')
    await press('Move')
    await enter('Time', '16:15')
    await enter('With', BEN.id)
    await expectHealthy()
    await press('Move')
    await see('Ada Lovelace’s booking is moved.')
    await see('16:15')
    await press('Undo')
    await see('10:30')
    expect(sees('Undo')).to.equal(false)
    const asked = () =>
      server.asked.filter(({ what }) => what === at).map(({ json, headers }) => [json, headers.get('If-Match')])
    const there = { start: '2026-11-26T15:15:00Z', staff: BEN.id }
    const tried = [{ ...there, dryRun: true }, '"0-confirmed"']
    expect(asked()).to.deep.equal([tried])

    await press('Open Ada Lovelace’s booking')
    await press('Move')
    await enter('Time', '16:15')
    await enter('With', BEN.id)
    await press('Move')
    await see('Ada Lovelace’s booking is moved.')
    await app().notices.settle()
    expect(asked()).to.deep.equal([tried, tried, [there, '"0-confirmed"']])
  })

  it('says why it can’t be moved there, with free times nearby', async () => {
    const server = await open([ADA])
    const at = `POST /v1/admin/bookings/${ADA.id}/reschedule`
    await press('Open Ada Lovelace’s booking')
    await press('Move')
    server.on(at, () => refusal('slot-unavailable', { reason: 'outside-hours' }))
    await enter('Time', '22:00')
    await press('Move')
    await see('That is outside the opening hours.')
    server.on(at, () => refusal('slot-taken', { alternatives: ['2026-11-26T12:30:00Z'] }))
    await press('Move')
    await see('That time is taken.')
    server.on(at, () => answer(bookingOf('Ada Lovelace', '13:30', { id: ADA.id, sequence: 1 })))
    await press('Thu 26 Nov, 13:30')
    await see('Ada Lovelace’s booking is moved.')
    expect(server.asked.findLast(({ what }) => what === at)?.json).to.include({ start: '2026-11-26T12:30:00Z' })
  })

  it('that its customer hasn’t confirmed yet says until when they can', async () => {
    await open([{ ...ADA, status: 'pending', confirmBy: '2026-11-26T10:00:00Z' }])
    await see('Not confirmed by the customer yet')
    expect(sees('Waiting for your answer')).to.equal(false)
    await press('Open Ada Lovelace’s booking')
    await see('To be confirmed by Thu 26 Nov, 11:00')
    await expectHealthy()
  })
})
