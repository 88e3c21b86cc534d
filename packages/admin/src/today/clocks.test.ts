import { expect, waitUntil } from '@open-wc/testing'
import { html } from 'lit'
import { NINA, ZOE } from '../testing/far-away.js'
import { ANNA, BEN, bookingOf } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { texts } from '../testing/today-page.js'
import { NOW, deskWith, expectHealthy, leave, see, show, visit } from '../testing/visit.js'
import './today-screen.js'

afterEach(leave)

const today = (now: number, bookings: Parameters<typeof bookingOf>[2][], timeZone = 'Europe/Berlin') => {
  const desk = deskWith(
    salon({ staff: [ANNA, NINA], bookings: bookings.map((one) => bookingOf(one?.customer?.name ?? '', '09:00', one)) }),
    { now: () => now, timeZone },
  )
  return show(html`<today-screen .desk=${desk}></today-screen>`)
}

describe('today where clocks differ', () => {
  it('is in one order by the house’s clock, and says what it is by theirs', async () => {
    const early = { ...ZOE, id: 'b-eve', start: '2026-11-27T04:30:00Z', end: '2026-11-27T05:00:00Z' }
    const asks = { ...ZOE, id: 'b-kim', status: 'pending' as const }
    const bookings = [bookingOf('Ada', '15:30'), bookingOf('Bob', '16:30'), ZOE, early, asks]
    await visit(salon({ staff: [ANNA, NINA], bookings }))
    await see('Haircut · Nina · Thu 26 Nov, 10:00 (New York, GMT-5)')
    expect(texts('.row-time')).to.deep.equal(['15:30', '16:00', '16:00', '16:30', 'tomorrow 5:30'])
    expect(texts('.timed .quiet')).to.deep.equal([
      'Haircut · Anna',
      'Haircut · Nina, 10:00 (New York, GMT-5)',
      'Haircut · Nina, 10:00 (New York, GMT-5)',
      'Haircut · Anna',
      'Haircut · Nina, Thu 26 Nov, 23:30 (New York, GMT-5)',
    ])
    await expectHealthy()
  })

  it('names the house’s clock to who is elsewhere, and no clock where all show the same', async () => {
    await today(NOW, [ZOE], 'Europe/London')
    await see('Thursday 26 November · Berlin, GMT+1')
    leave()
    await visit(
      salon({ staff: [ANNA, { ...BEN, timeZone: 'Europe/Vienna' }], bookings: [{ ...ZOE, staff: BEN, team: [BEN] }] }),
    )
    await see('16:00')
    expect(texts('.page-head .quiet, .timed .quiet')).to.deep.equal(['Thursday 26 November', 'Haircut · Ben'])
  })

  it('tells two times apart that clocks show alike', async () => {
    const ben = { staff: BEN, team: [BEN] }
    const [first, second] = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z']
    await today(Date.parse('2027-10-31T00:00:00Z'), [
      { ...ben, id: 'b-1', start: first, end: second },
      { ...ben, id: 'b-2', start: second, end: '2027-10-31T02:00:00Z' },
    ])
    await waitUntil(() => texts('.row-time').length === 2)
    expect(texts('.row-time')).to.deep.equal(['2:30 GMT+2', '2:30 GMT+1'])
  })

  it('says of what began the evening before that it did', async () => {
    const night = { customer: { name: 'Nia', email: 'nia@example.com', phone: null }, id: 'b-nia' }
    const over = { customer: { name: 'Eve', email: 'eve@example.com', phone: null }, id: 'b-eve' }
    await today(Date.parse('2026-11-26T23:40:00Z'), [
      { ...night, start: '2026-11-26T22:00:00Z', end: '2026-11-27T00:30:00Z' },
      { ...over, start: '2026-11-26T22:00:00Z', end: '2026-11-26T23:30:00Z' },
    ])
    await see('Eve')
    expect(texts('.row-time')).to.deep.equal(['yesterday 23:00 until 1:30', 'yesterday 23:00 until 0:30'])
    await expectHealthy()
  })
})
