import { expect, waitUntil } from '@open-wc/testing'
import { openCalendar } from '../testing/calendar-page.js'
import { NINA, ZOE } from '../testing/far-away.js'
import { answer, refusal, sent } from '../testing/fake-server.js'
import { ANNA, BEN, HAIRCUT, bookingOf } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { button, enter, expectHealthy, fieldCalled, leave, press, see, sees, visit } from '../testing/visit.js'

afterEach(leave)

const typed = async (): Promise<string[]> => [(await fieldCalled('Date')).value, (await fieldCalled('Time')).value]
const at = `POST /v1/admin/bookings/${ZOE.id}/reschedule`
const bothGive = [{ ...HAIRCUT, staff: ['anna', 'nina'] }]

describe('a booking with somebody whose clock shows another time', () => {
  it('says by whose clock it is told', async () => {
    await visit(
      salon({ staff: [ANNA, NINA], bookings: [{ ...ZOE, confirmBy: '2026-11-26T14:00:00Z', status: 'pending' }] }),
    )
    await press('Open Zoe’s booking')
    await see('Thursday 26 November 10:00 – 10:30 (New York, GMT-5)')
    await see('Booked on Fri 20 Nov, 3:00 (New York, GMT-5)')
    await see('To be confirmed by Thu 26 Nov, 9:00 (New York, GMT-5)')
    await expectHealthy()
  })

  it('stays at its instant when it is given to somebody else', async () => {
    const late = { ...ZOE, start: '2026-11-27T01:00:00Z', end: '2026-11-27T01:30:00Z' }
    const server = salon({ staff: [ANNA, NINA], services: bothGive, bookings: [late] })
    server.on(at, () => refusal('slot-taken', { alternatives: ['2026-11-27T01:30:00Z'] }))
    await visit(server)
    await press('Move: Zoe')
    await see('By the clocks in America/New York.')
    await enter('With', ANNA.id)
    await see('By the clocks in Europe/Berlin.')
    expect(await typed()).to.deep.equal(['2026-11-27', '02:00'])
    await expectHealthy()
    await enter('With', NINA.id)
    expect(await typed()).to.deep.equal(['2026-11-26', '20:00'])
    await enter('Time', '20:15')
    await press('Move')
    await button('Thu 26 Nov, 20:30 (New York, GMT-5)')
    await enter('With', ANNA.id)
    await press('Move')
    await waitUntil(() => sent(server, at).length === 2, 'try both')
    expect(sent(server, at).map((json) => (json as { start: string }).start)).to.deep.equal([
      '2026-11-27T01:15:00Z',
      '2026-11-27T01:15:00Z',
    ])
  })

  it('names no clock where all show the same', async () => {
    await visit(
      salon({
        staff: [ANNA, BEN],
        services: [{ ...HAIRCUT, staff: ['anna', 'ben'] }],
        bookings: [bookingOf('Ada', '16:00')],
      }),
    )
    await press('Move: Ada')
    await fieldCalled('With')
    expect([sees('By the clocks'), sees('Berlin')]).to.deep.equal([false, false])
  })
})

describe('a booking by hand in a house whose clocks differ', () => {
  const DAY = '?view=day&date=2026-11-26'

  async function open(pressed: number): Promise<ReturnType<typeof salon>> {
    const server = await openCalendar([ZOE], [ANNA, NINA], DAY)
    await button('10:00 Zoe, Haircut')
    const day = document.querySelectorAll('.calendar-column ul')[1] as HTMLElement
    const { left, top, height } = day.getBoundingClientRect()
    day.dispatchEvent(
      new MouseEvent('click', {
        clientX: left + 10,
        clientY: top + (height * pressed) / 24,
        bubbles: true,
        cancelable: true,
      }),
    )
    server.on('POST /v1/admin/bookings', () => answer(ZOE, 201))
    return server
  }

  async function book(server: ReturnType<typeof salon>): Promise<unknown> {
    await enter('Customer’s name', 'Cleo')
    await enter('E-mail address', 'cleo@example.com')
    await press('Book')
    await see('is booked.')
    return sent(server, 'POST /v1/admin/bookings').map((json) => {
      const { staff, start } = json as { readonly staff: string; readonly start: string }
      return [staff, start]
    })
  }

  it('is still when somebody pressed in the calendar, whoever gives it', async () => {
    const server = await open(20.1)
    expect(await typed()).to.deep.equal(['2026-11-26', '20:00'])
    await see('By the clocks in America/New York.')
    await expectHealthy()
    await enter('With', 'anna')
    await see('By the clocks in Europe/Berlin.')
    expect(await typed()).to.deep.equal(['2026-11-27', '02:00'])
    expect(await book(server)).to.deep.equal([['anna', '2026-11-27T01:00:00Z']])
  })

  it('is when somebody typed it, by the clock of whom they chose', async () => {
    const server = await open(20.1)
    await enter('With', 'anna')
    await enter('Time', '11:00')
    expect(await typed()).to.deep.equal(['2026-11-27', '11:00'])
    await enter('With', 'nina')
    await see('By the clocks in America/New York.')
    expect(await typed()).to.deep.equal(['2026-11-27', '11:00'])
    expect(await book(server)).to.deep.equal([['nina', '2026-11-27T16:00:00Z']])
  })

  it('stays with whom they chose, and says their clock, when the service changes', async () => {
    const services = [
      { ...HAIRCUT, staff: ['anna', 'ben', 'nina'] },
      { ...HAIRCUT, id: 'v-yoga', slug: 'yoga', name: 'Yoga', staff: ['ben', 'nina'] },
      { ...HAIRCUT, id: 'v-beard', slug: 'beard', name: 'Beard', staff: ['anna', 'ben'] },
    ]
    await openCalendar([], [ANNA, BEN, NINA], DAY, services)
    await press('New booking')
    await enter('With', 'ben')
    await enter('Service', 'yoga')
    expect((await fieldCalled('With')).value).to.equal('ben')
    await see('By the clocks in Europe/Berlin.')
    await enter('With', 'nina')
    await see('By the clocks in America/New York.')
    await enter('Service', 'beard')
    await see('By the clocks in Europe/Berlin.')
  })
})
