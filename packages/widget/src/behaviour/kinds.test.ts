import { expect, waitUntil } from '@open-wc/testing'
import { toIso } from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import { violationsIn } from '../testing/accessible.js'
import { anna, asked, ben, buildService, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { name: 'Ada', email: 'ada@example.com' }

function offer(overrides: object): void {
  salon.services = [buildService({ staff: [anna], ...overrides })]
}

describe('services of every kind', () => {
  it('can be asked for in several lengths', async () => {
    offer({ durations: [30, 60, 90] })
    salon.hours = { [anna.id]: [{ day: 1, start: '16:00', end: '17:00' }] }
    const ada = visit(ADA)
    await ada.button('16:30')
    expect((await ada.button('30 min')).getAttribute('aria-pressed')).to.equal('true')
    expect(await violationsIn(ada.element, 'several lengths')).to.deep.equal([])
    await ada.press('1 h')
    await ada.see('1 h ·')
    await waitUntil(() => asked('GET', 'slots').some(({ query }) => query.get('duration') === '60'), 'an hour')
    await waitUntil(() => ada.times().length === 1, 'one time for an hour')
    await ada.press('16:00')
    await ada.see('16:00 – 17:00')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'holds')[0]?.body).to.have.property('durationMinutes', 60)
    expect(asked('POST', 'bookings')[0]?.body).to.have.property('durationMinutes', 60)
    expect(ada.sees('16:00 – 17:00')).to.equal(true)
  })

  it('say how many places are left', async () => {
    offer({ capacity: 8 })
    const slot = (start: string, seatsLeft: number): object => ({ start, end: start, staffIds: [anna.id], seatsLeft })
    const slots = [slot('2026-03-09T10:00:00Z', 3), slot('2026-03-09T11:00:00Z', 1)]
    worker.use(http.get(url('slots'), () => HttpResponse.json({ slots, next: null, generatedAt: '' })))
    const ada = visit(ADA)
    await ada.button('11:00 3 places left')
    expect(ada.times()).to.deep.equal(['11:00 3 places left', '12:00 1 place left'])
    expect(await violationsIn(ada.element, 'places left')).to.deep.equal([])
  })

  it('name everyone who gives them, and ask for none of them', async () => {
    offer({ staffing: 'all', staff: [anna, ben] })
    const ada = visit(ADA)
    await ada.see('with Anna and Ben')
    expect(ada.heading()).to.equal('Choose a time')
  })

  it('say where they take place', async () => {
    const places: readonly (readonly [location: object | null, words: string | undefined])[] = [
      [{ kind: 'in-person', text: 'Main Street 4', url: 'https://maps.example.com' }, 'Main Street 4'],
      [{ kind: 'in-person', text: null, url: null }, 'In person'],
      [{ kind: 'phone', text: 'we call you', url: null }, 'By phone: we call you'],
      [{ kind: 'phone', text: null, url: null }, 'By phone'],
      [{ kind: 'video', text: null, url: 'https://video.example.com/1' }, 'By video call'],
      [{ kind: 'other', text: 'At your home', url: null }, 'At your home'],
      [{ kind: 'other', text: null, url: null }, undefined],
      [null, undefined],
    ]
    salon.services = places.map(([location], index) =>
      buildService({
        id: `s${index}`,
        slug: `s${index}`,
        name: `Service ${index}`,
        staff: [anna],
        location: location as never,
      }),
    )
    const ada = visit(ADA)
    for (const [index, [, words]] of places.entries()) {
      const choice = await ada.button(new RegExp(`^Service ${index} `))
      expect(choice.textContent?.includes(`30 min${words === undefined ? '' : ` · ${words}`}`), String(words)).to.equal(
        true,
      )
    }
    await ada.press(/^Service 4 /)
    await ada.button('10:30')
    expect(ada.sees('By video call')).to.equal(true)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(ada.link('By video call')?.href).to.equal('https://video.example.com/1')
  })
})

it('a booking that counts once it is confirmed by mail sends its visitor to their mailbox', async () => {
  worker.use(
    http.post(url('bookings'), async ({ request }) => {
      const answer = await serve(request)
      const confirmBy = toIso(salon.now + 30 * 60_000)
      const booking = { ...((await answer.json()) as object), status: 'pending', confirmBy }
      return HttpResponse.json(booking, { status: 201 })
    }),
  )
  offer({})
  const ada = visit(ADA)
  await ada.press('10:30')
  await ada.press('Book Monday at 10:30')
  await ada.see('Check your e-mail')
  expect(ada.sees('Open the link in the e-mail to ada@example.com to confirm it.')).to.equal(true)
  expect(ada.sees('booked')).to.equal(false)
  expect(ada.link('Add to calendar')).to.equal(undefined)
  // Whoever has mistyped their address can give the time up, and book again.
  expect(ada.link('Cancel booking')).not.to.equal(undefined)
  expect(await violationsIn(ada.element, 'unconfirmed')).to.deep.equal([])
  expect(ada.heard.at(-1)).to.deep.include({ type: 'booking-created' })
})

describe('a service that somebody has to approve', () => {
  async function request(): Promise<Visitor> {
    offer({ requiresApproval: true })
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press('Request Monday at 10:30')
    return ada
  }

  it('is requested, not booked', async () => {
    const ada = await request()
    await ada.see('Request received')
    expect(ada.sees('You’ll hear at ada@example.com')).to.equal(true)
    expect(ada.sees('booked')).to.equal(false)
    expect(await violationsIn(ada.element, 'requested')).to.deep.equal([])
    expect(ada.link('Add to calendar')).to.equal(undefined)
    expect(ada.heard.at(-1)?.detail).to.have.nested.property('booking.status', 'pending')
  })
})
