import { expect } from '@open-wc/testing'
import { answer, refusal, silence } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, annasSession, bookingOf, session } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { MIA, ZOE, KIM, open, names, texts } from '../testing/today-page.js'
import { button, expectHealthy, leave, press, see, seeHeading, sees, visit } from '../testing/visit.js'

afterEach(leave)

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

  it('has what began the evening before, and goes on after midnight, but not what was over by then', async () => {
    const [before, end] = ['2026-11-25T22:00:00Z', '2026-11-25T23:00:00Z']
    const night = bookingOf('Nia', '23:00', { start: before, end: '2026-11-26T10:00:00Z' })
    await open([bookingOf('Eve', '23:00', { start: before, end }), night, ADA])
    await see('Nia')
    expect(names()).to.deep.equal(['Nia', 'Ada Lovelace'])
    expect(texts('.row-time')).to.deep.equal(['yesterday 23:00 until 11:00', '10:30'])
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
