import { expect, waitUntil } from '@open-wc/testing'
import { openCalendar } from '../testing/calendar-page.js'
import { answer, refusal, sent } from '../testing/fake-server.js'
import { ADA } from '../testing/people.js'
import { button, enter, expectHealthy, fieldCalled, leave, press, see } from '../testing/visit.js'

afterEach(leave)

const NIGHT = '?view=day&date=2027-10-31'
const TWICE = 'The clocks show it twice'
/** Half past two in Berlin, twice. */
const [FIRST, SECOND] = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z']
const turns = async (): Promise<string[]> =>
  [...((await fieldCalled(TWICE)) as HTMLSelectElement).options].map(({ text }) => text)

describe('a time that the clocks show twice', () => {
  it('is booked by hand for either', async () => {
    const server = await openCalendar([], undefined, NIGHT)
    server.on('POST /v1/admin/bookings', () => refusal('slot-taken', { alternatives: [FIRST] }))
    await press('New booking')
    expect(document.querySelector('[name=turn]')).to.equal(null)
    await enter('Time', '02:30')
    expect(await turns()).to.deep.equal(['2:30 GMT+2, the first time', '2:30 GMT+1, the second time'])
    await enter(TWICE, '1')
    await enter('Customer’s name', 'Cleo')
    await enter('E-mail address', 'cleo@example.com')
    await expectHealthy()
    await press('Book')
    await see('Free nearby: Sun, 31 Oct 2027, 2:30 GMT+2.')
    await enter('Time', '03:30')
    await waitUntil(() => document.querySelector('[name=turn]') === null, 'be asked no more')
    await enter('Time', '02:30')
    expect((await fieldCalled(TWICE)).value).to.equal('1')
    await enter(TWICE, '0')
    await press('Book')
    await waitUntil(() => sent(server, 'POST /v1/admin/bookings').length === 2, 'book again')
    expect(sent(server, 'POST /v1/admin/bookings').map((json) => (json as { start: string }).start)).to.deep.equal([
      SECOND,
      FIRST,
    ])
  })

  it('is where a booking is moved from and to', async () => {
    const at = `POST /v1/admin/bookings/${ADA.id}/reschedule`
    const late = { ...ADA, start: SECOND, end: '2027-10-31T02:00:00Z' }
    const server = await openCalendar([late], undefined, NIGHT)
    server.on(at, () => refusal('slot-taken', { alternatives: [FIRST, SECOND] }))
    await press('2:30 GMT+1 Ada Lovelace, Haircut')
    await see('2:30 GMT+1 – 3:00')
    await press('Move')
    expect((await fieldCalled(TWICE)).value).to.equal('1')
    await enter(TWICE, '0')
    await expectHealthy()
    await press('Move')
    await button('Sun, 31 Oct 2027, 2:30 GMT+2')
    await press('Sun, 31 Oct 2027, 2:30 GMT+1')
    await waitUntil(() => sent(server, at).length === 2, 'take what is near')
    server.on(at, () => answer(late))
    await press('Sun, 31 Oct 2027, 2:30 GMT+2')
    await see('Ada Lovelace’s booking is moved.')
    expect(sent(server, at).map((json) => (json as { start: string }).start)).to.deep.equal([FIRST, SECOND, FIRST])
  })

  it('is in the same turn as before when only the minutes change', async () => {
    const at = `POST /v1/admin/bookings/${ADA.id}/reschedule`
    const late = { ...ADA, start: '2027-10-31T01:45:00Z', end: '2027-10-31T02:15:00Z' }
    const server = await openCalendar([late], undefined, NIGHT)
    server.on(at, () => answer(late))
    await press('2:45 GMT+1 Ada Lovelace, Haircut')
    await press('Move')
    // Typed digit by digit, the hour is another one on the way.
    for (const time of ['02:30', '00:30', '02:30']) await enter('Time', time)
    expect((await fieldCalled(TWICE)).value).to.equal('1')
    await press('Move')
    await see('Ada Lovelace’s booking is moved.')
    expect(sent(server, at).map((json) => (json as { start: string }).start)).to.deep.equal([SECOND])
  })
})
