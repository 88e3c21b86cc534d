import { expect } from '@open-wc/testing'
import { duration } from './duration.js'
import { en } from './choosing/en.js'
import { spelled } from '../testing/spelling.js'
import { formatsFor } from './formats.js'
import { weekStartOf } from './locale.js'
import { voiceOf, wordsOf } from './message.js'

const at = (iso: string): number => Date.parse(iso)

describe('formats', () => {
  it('follows the language’s habits', () => {
    const evening = at('2026-03-10T17:30:00Z')
    const cases: readonly (readonly [locale: string, time: string, day: string, weekStart: number])[] = [
      ['en-GB', '18:30', 'Tue 10 March', 1],
      ['en-US', '6:30 PM', 'Tue, March 10', 7],
      ['de', '18:30', 'Di., 10. März', 1],
    ]
    for (const [locale, time, day, weekStart] of cases) {
      const formats = formatsFor(locale, 'Europe/Berlin')
      expect(spelled(formats.time(evening)), locale).to.equal(time)
      expect(spelled(formats.shortDate(evening)), locale).to.equal(spelled(day))
      expect(weekStartOf(locale), locale).to.equal(weekStart)
    }
  })

  it('counts the months of the grid, where a locale has others', () => {
    const formats = formatsFor('ar-SA-u-ca-islamic-umalqura-nu-latn', 'Asia/Riyadh')
    const texts = [
      formats.monthTitle('2026-03'),
      formats.dayLabel('2026-03-10'),
      formats.longDate(at('2026-03-10T09:00:00Z')),
    ]
    for (const text of texts) expect(text).to.match(/مارس.*2026/)
  })

  it('writes a range as it writes times, a shared AM or PM once', () => {
    const range = (locale: string, start: string, end: string): string =>
      spelled(formatsFor(locale, 'UTC').timeRange(at(start), at(end)))
    expect(range('en-GB', '2026-03-10T09:45:00Z', '2026-03-10T10:15:00Z')).to.equal('9:45 – 10:15')
    expect(range('en-US', '2026-03-10T09:45:00Z', '2026-03-10T10:15:00Z')).to.equal('9:45 – 10:15 AM')
    expect(range('en-US', '2026-03-10T11:45:00Z', '2026-03-10T12:15:00Z')).to.equal('11:45 AM – 12:15 PM')
  })

  it('names the weekdays in their order', () => {
    expect(formatsFor('en-GB', 'UTC').weekdays.map(({ long }) => long)[0]).to.equal('Monday')
    expect(formatsFor('en-US', 'UTC').weekdays.map(({ long }) => long)[0]).to.equal('Sunday')
  })

  it('knows the minor units of a currency', () => {
    const { money } = formatsFor('en', 'UTC')
    expect(money({ amount: 4500, currency: 'EUR' })).to.equal('€45')
    expect(money({ amount: 4550, currency: 'EUR' })).to.equal('€45.50')
    expect(money({ amount: 4500, currency: 'JPY' })).to.equal('¥4,500')
    expect(spelled(money({ amount: 4500, currency: 'KWD' }))).to.equal('KWD 4.500')
  })

  it('tells repeated times apart', () => {
    const { time } = formatsFor('en-US', 'America/New_York')
    expect(spelled(time(at('2026-11-01T05:00:00Z')))).to.equal('1:00 AM EDT')
    expect(spelled(time(at('2026-11-01T06:00:00Z')))).to.equal('1:00 AM EST')
    expect(spelled(time(at('2026-11-01T07:00:00Z')))).to.equal('2:00 AM')
  })

  it('says durations shortly', () => {
    const words = wordsOf(en, en, {}, voiceOf('en', false))
    expect([15, 60, 75, 120, 125].map((minutes) => duration(words, minutes))).to.deep.equal([
      '15 min',
      '1 h',
      '1 h 15',
      '2 h',
      '2 h 05',
    ])
  })
})
