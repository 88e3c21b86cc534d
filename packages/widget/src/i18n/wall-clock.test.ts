import { toWallClock } from '@openslot/core/zone'
import { expect } from '@open-wc/testing'
import { dateAt, hourAt, isRepeated, offsetMinutes } from './wall-clock.js'

const at = (iso: string): number => Date.parse(iso)

const MINUTE_MS = 60_000
const HALF_HOUR_MS = 30 * MINUTE_MS

describe('a zone’s clock', () => {
  it('shows in each half hour of a year what the core’s tables say', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Antarctica/Troll',
      'Asia/Kathmandu',
    ]
    for (const zone of zones) {
      for (let instant = at('2026-01-01T00:00:00Z'); instant < at('2027-01-01T00:00:00Z'); instant += HALF_HOUR_MS) {
        const expected = (toWallClock(zone, instant) - instant) / MINUTE_MS
        if (offsetMinutes(instant, zone) !== expected) {
          expect.fail(`${zone} at ${new Date(instant).toISOString()}: ${offsetMinutes(instant, zone)}, not ${expected}`)
        }
      }
    }
  })

  it('knows a date that was left out, and dates before 1970', () => {
    expect(dateAt(at('2011-12-30T09:59:00Z'), 'Pacific/Apia')).to.equal('2011-12-29')
    expect(dateAt(at('2011-12-30T10:00:00Z'), 'Pacific/Apia')).to.equal('2011-12-31')
    expect(dateAt(at('1969-12-31T23:30:00Z'), 'Europe/Berlin')).to.equal('1970-01-01')
    expect(hourAt(at('1969-12-31T23:30:00Z'), 'Europe/Berlin')).to.equal(0)
  })

  it('tells every kind of repeated hour', () => {
    // Lord Howe goes back by half an hour.
    expect(isRepeated(at('2026-04-04T15:10:00Z'), 'Australia/Lord_Howe')).to.equal(true)
    expect(isRepeated(at('2026-04-04T14:10:00Z'), 'Australia/Lord_Howe')).to.equal(false)
    // A spring-forward repeats nothing.
    expect(isRepeated(at('2026-03-08T07:00:00Z'), 'America/New_York')).to.equal(false)
  })
})
