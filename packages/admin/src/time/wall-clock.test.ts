import { expect } from '@open-wc/testing'
import { addDays, clockText, dayOf, instantsOf, isShownTwice, todayIn, wallClockOf } from './wall-clock.js'

const at = (iso: string): number => Date.parse(iso)

describe('a time on the wall', () => {
  for (const [date, time, zone, iso] of [
    ['2026-06-02', '10:00', 'Europe/Berlin', '2026-06-02T08:00:00Z'],
    ['2026-12-02', '10:00', 'Europe/Berlin', '2026-12-02T09:00:00Z'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00Z'],
    ['2026-11-26', '23:45', 'Pacific/Kiritimati', '2026-11-26T09:45:00Z'],
  ] as const)
    it(`${date} ${time} in ${zone} is an instant, and back`, () => {
      expect(instantsOf(date, time, zone)[0]).to.equal(at(iso))
      const { date: shown, minutes } = wallClockOf(at(iso), zone)
      expect([shown, clockText(minutes)]).to.deep.equal([date, time])
    })

  it('that the clocks jump over is none', () => {
    expect(instantsOf('2026-03-29', '02:30', 'Europe/Berlin')).to.deep.equal([])
    expect(instantsOf('2026-02-30', '10:00', 'Europe/Berlin')).to.deep.equal([])
    expect(instantsOf('2026-03-29', '', 'Europe/Berlin')).to.deep.equal([])
  })
})

describe('a time that the clocks are put back to', () => {
  it('is two instants, and no other is', () => {
    const [first, second] = [at('2027-10-31T00:30:00Z'), at('2027-10-31T01:30:00Z')]
    expect(instantsOf('2027-10-31', '02:30', 'Europe/Berlin')).to.deep.equal([first, second])
    expect(instantsOf('2027-10-31', '03:00', 'Europe/Berlin')).to.deep.equal([at('2027-10-31T02:00:00Z')])
    const around = [first - 1_800_001, first, second, second + 1_800_000]
    expect(around.map((instant) => isShownTwice(instant, 'Europe/Berlin'))).to.deep.equal([false, true, true, false])
  })

  it('is none in years whose clocks nobody knows', () => {
    for (const date of ['1899-12-31', '2200-01-01', '9999-12-31', '12026-01-01'])
      expect(instantsOf(date, '10:00', 'Europe/Berlin')).to.deep.equal([])
    expect(instantsOf('2199-12-31', '23:45', 'America/New_York')).to.deep.equal([])
    expect(instantsOf('2199-12-31', '23:45', 'UTC')).to.deep.equal([at('2199-12-31T23:45:00Z')])
  })
})

describe('a date', () => {
  it('is as long as its zone makes it', () => {
    const hours = (date: string): number => {
      const { from, to } = dayOf(date, 'Europe/Berlin')
      return (to - from) / 3_600_000
    }
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours)).to.deep.equal([24, 23, 25])
  })

  it('is another one elsewhere, and has neighbours', () => {
    const now = at('2026-11-26T23:30:00Z')
    expect([todayIn('Europe/London', now), todayIn('Europe/Berlin', now)]).to.deep.equal(['2026-11-26', '2026-11-27'])
    expect([addDays('2026-02-28', 1), addDays('2026-01-01', -1)]).to.deep.equal(['2026-03-01', '2025-12-31'])
  })
})
