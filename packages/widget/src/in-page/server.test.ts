import { expect } from '@open-wc/testing'
import type { CreatedBooking, Problem, ServicesResponse, SlotsResponse } from '@openslot/core/wire'
import { demoCatalog } from './demo-catalog.js'
import { type InPageServerOptions, createInPageServer } from './server.js'

// What it answers is compared with the real server's answers in packages/dev/e2e. Here: what only it can do.

/** Monday, 9 March 2026, 9:12 in Berlin. */
const NOW = Date.parse('2026-03-09T08:12:00Z')
const TEN = '2026-03-10T09:00:00Z'
const WISH = {
  service: 'haircut',
  staff: 'anna',
  start: TEN,
  timeZone: 'Europe/Berlin',
  customer: { name: 'Ada', email: 'ada@example.com' },
}
const TUESDAY = 'slots?service=haircut&staff=anna&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z'

function open(options: Partial<InPageServerOptions> = {}) {
  const server = createInPageServer({ catalog: demoCatalog('Europe/Berlin'), now: () => NOW, ...options })
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    server.handle(new Request(`https://book.example.com/v1/${path}`, init))
  const book = (key = 'a', wish: object = WISH): Promise<Response> =>
    ask('bookings', { method: 'POST', body: JSON.stringify(wish), headers: { 'Idempotency-Key': key } })
  const starts = async (): Promise<readonly string[]> =>
    ((await (await ask(TUESDAY)).json()) as SlotsResponse).slots.map(({ start }) => start)
  return { server, ask, book, starts }
}

describe('the in-page server', () => {
  it('fails as ordered, as often as ordered, and is well again', async () => {
    const { server, ask } = open()
    server.fail('services', 503, { times: 2 })
    expect([(await ask('services')).status, (await ask(TUESDAY)).status]).to.deep.equal([503, 200])
    expect((await ask('services')).status).to.equal(503)
    expect((await ask('services')).status).to.equal(200)
    const end = server.fail('slots', 'too-many-requests')
    const refused = await ask(TUESDAY)
    expect(refused.headers.get('Retry-After')).to.equal('3')
    expect(((await refused.json()) as Problem).status).to.equal(429)
    end()
    expect((await ask(TUESDAY)).status).to.equal(200)
    server.fail('slots', () => new Response('Not today', { status: 418 }))
    expect(await (await ask(TUESDAY)).text()).to.equal('Not today')
    server.heal()
    expect((await ask(TUESDAY)).status).to.equal(200)
  })

  it('says at once which question has no id', () => {
    const { services, ...rest } = demoCatalog('Europe/Berlin')
    const questions = [{ label: 'Your size' }] as unknown as { id: string; label: string }[]
    const catalog = { ...rest, services: services.map((service) => ({ ...service, questions })) }
    expect(() => createInPageServer({ catalog })).to.throw(/question .*"haircut" has no id.*Your size/)
  })

  it('does what it is asked when only the answer is lost, and nothing when nothing arrives', async () => {
    const { server, book } = open()
    server.fail('bookings', 'network', { times: 1 })
    expect((await book()).type).to.equal('error')
    expect(server.bookings()).to.have.length(0)
    server.fail('bookings', 'lost', { times: 1 })
    expect((await book()).type).to.equal('error')
    expect(server.bookings()).to.have.length(1)
    const again = await book()
    expect(again.status).to.equal(201)
    expect(server.bookings().map(({ id }) => id)).to.deep.equal([((await again.json()) as CreatedBooking).id])
  })

  it('waits with each answer for whoever wants it to, and tells what was asked', async () => {
    const asked: unknown[] = []
    let give = (): void => {}
    const gate = new Promise<void>((resolve) => {
      give = resolve
    })
    const { book, server } = open({
      onCall: async ({ endpoint, body, headers }) => {
        asked.push([endpoint, body, headers.get('Idempotency-Key')])
        await gate
      },
    })
    const booked = book('key-1')
    await Promise.resolve()
    expect(server.bookings()).to.have.length(0)
    give()
    expect((await booked).status).to.equal(201)
    expect(asked).to.deep.equal([['bookings', WISH, 'key-1']])
  })

  it('keeps busy times free of customers, of one or of all', async () => {
    const { server, starts } = open()
    expect(await starts()).to.include(TEN)
    server.block({ staff: 'ben', start: TEN, end: '2026-03-10T10:00:00Z' })
    expect(await starts()).to.include(TEN)
    server.block({ start: TEN, end: '2026-03-10T10:00:00Z' })
    expect(await starts()).not.to.include(TEN)
  })

  it('takes bookings as given, and shows them to who has the token', async () => {
    const { server, ask, starts } = open()
    const booking = server.addBooking({ service: 'haircut', staff: 'anna', start: TEN, token: 'let-me-in' })
    expect(await starts()).not.to.include(TEN)
    const shown = await ask(`bookings/${booking.id}`, { headers: { Authorization: 'Bearer let-me-in' } })
    expect(await shown.json()).to.deep.include({ id: booking.id, status: 'confirmed', start: TEN })
    server.addBooking({ service: 'haircut', staff: 'anna', start: '2026-03-10T11:00:00Z', status: 'cancelled' })
    expect(await starts()).to.include('2026-03-10T11:00:00Z')
  })

  it('offers what it is told to from then on, also to those who have booked', async () => {
    const { server, ask, book } = open()
    const { id, manageToken } = (await (await book()).json()) as CreatedBooking
    const { services, staff } = demoCatalog('Europe/Berlin')
    server.offer({ services: services.slice(0, 1).map((service) => ({ ...service, maxMoves: 0 })), staff })
    expect(((await (await ask('services')).json()) as ServicesResponse).services).to.have.length(1)
    const shown = await ask(`bookings/${id}`, { headers: { Authorization: `Bearer ${manageToken}` } })
    expect(await shown.json()).to.have.nested.property('can.reschedule', false)
  })

  it('forgets everything on reset', async () => {
    const { server, book, starts } = open()
    await book()
    server.fail('slots', 500)
    server.reset()
    expect(await starts()).to.include(TEN)
    expect(server.bookings()).to.have.length(0)
  })

  it('says what is wrong with a catalogue or a time', () => {
    const { services, staff } = demoCatalog('Europe/Berlin')
    expect(() => open({ catalog: { services, staff: [] } })).to.throw('given by "anna", who is not in')
    const nowhere = staff.map((person) => ({ ...person, timeZone: 'Mars/Olympus' }))
    expect(() => open({ catalog: { services, staff: nowhere } })).to.throw('staff anna.timeZone')
    const { server } = open()
    expect(() => server.block({ start: '2026-03-10T10:00', end: TEN })).to.throw('instant with its offset')
    expect(() => server.addBooking({ service: 'haircut', start: 'soon' })).to.throw('such as 2026-03-08T14:00:00Z')
  })
})
