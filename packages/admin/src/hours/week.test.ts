import { expect } from '@open-wc/testing'
import { dateAfterKey, firstOfMonth, weeksOf } from './month.js'
import { speechOf } from '../i18n/language.js'
import { hoursText, shortHours } from './hours-text.js'
import { tidied, withDay } from './special-days.js'
import { type Opening, copied, faultOf, hoursOf, isOvernight, openingsOf, weekOf, withBreak } from './week.js'

const opening = (text: string): Opening => {
  const [start = '', end = ''] = text.split('–')
  return { start, end }
}
const written = (openings: readonly Opening[] | null): string =>
  openings?.map(({ start, end }) => `${start}–${end}`).join(' ') ?? 'none'

describe('a week', () => {
  it('is what the API has, day by day and in the order of the clock', () => {
    const week = weekOf([
      { days: [1, 2], start: '14:00', end: '24:00' },
      { days: [2], start: '09:00', end: '13:00' },
      { days: [7], start: '22:00', end: '02:00' },
    ])
    expect([1, 2, 3, 7].map((day) => written(week[day as 1]))).to.deep.equal([
      '14:00–00:00',
      '09:00–13:00 14:00–00:00',
      '',
      '22:00–02:00',
    ])
    expect(hoursOf(week)).to.deep.equal([
      { days: [1], start: '14:00', end: '24:00' },
      { days: [2], start: '09:00', end: '13:00' },
      { days: [2], start: '14:00', end: '24:00' },
      { days: [7], start: '22:00', end: '02:00' },
    ])
  })

  it('gives one day’s times to others, and leaves the rest', () => {
    const week = copied(weekOf([{ days: [1, 3], start: '09:00', end: '12:00' }]), 3, [1, 7])
    expect([1, 2, 3, 7].map((day) => written(week[day as 1]))).to.deep.equal([
      '09:00–12:00',
      '',
      '09:00–12:00',
      '09:00–12:00',
    ])
  })
})

describe('a window', () => {
  for (const [text, fault, overnight] of [
    ['09:00–17:00', undefined, false],
    ['22:00–02:00', undefined, true],
    ['18:00–00:00', undefined, false],
    ['00:00–00:00', undefined, false],
    ['09:00–09:00', 'same', false],
    ['–09:00', 'missing', false],
  ] as const)
    it(`${text}: ${fault ?? 'right'}${overnight ? ', until the next day' : ''}`, () => {
      expect([faultOf(opening(text)), isOvernight(opening(text))]).to.deep.equal([fault, overnight])
    })
})

describe('a break', () => {
  for (const [before, after] of [
    ['09:00–17:00', '09:00–12:30 13:30–17:00'],
    ['09:00–13:00 14:00–18:30', '09:00–13:00 14:00–15:30 16:30–18:30'],
    ['22:00–02:00', '22:00–23:30 00:30–02:00'],
    ['20:00–00:00', '20:00–21:30 22:30–00:00'],
    ['09:00–11:00', '09:00–09:30 10:00–11:00'],
    ['09:00–10:30', 'none'],
    ['–17:00', 'none'],
  ] as const)
    it(`in ${before}: ${after}`, () => {
      expect(written(withBreak(before.split(' ').map(opening)))).to.equal(after)
    })
})

describe('days that are different', () => {
  it('are in the order of their dates, one for each', () => {
    const days = withDay(
      withDay(tidied([{ date: '2026-12-24', windows: [] }]), '2026-12-03', [opening('18:00–00:00')]),
      '2026-12-24',
      [opening('10:00–12:00')],
    )
    expect(days).to.deep.equal([
      { date: '2026-12-03', windows: [{ start: '18:00', end: '24:00' }] },
      { date: '2026-12-24', windows: [{ start: '10:00', end: '12:00' }] },
    ])
    expect(withDay(days, '2026-12-03', null)).to.have.length(1)
  })
})

describe('a month', () => {
  it('has its days below their weekdays', () => {
    const weeks = weeksOf('2026-02-14')
    expect(weeks).to.have.length(5)
    expect(weeks[0]).to.deep.equal([null, null, null, null, null, null, '2026-02-01'])
    expect(weeks[4]?.filter(Boolean)).to.deep.equal([
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ])
    expect(firstOfMonth('2026-12-31', 2)).to.equal('2027-02-01')
  })

  for (const [key, to] of [
    ['ArrowLeft', '2026-01-30'],
    ['ArrowDown', '2026-02-07'],
    ['Home', '2026-01-26'],
    ['End', '2026-02-01'],
    ['PageUp', '2025-12-31'],
    ['PageDown', '2026-02-28'],
    ['a', null],
  ] as const)
    it(`leads from 31 January by ${key} to ${to ?? 'nowhere'}`, () => {
      expect(dateAfterKey('2026-01-31', key)).to.equal(to)
    })
})

describe('times in words', () => {
  it('are by the reader’s habit, long and short', () => {
    const day = openingsOf([opening('09:00–13:30'), opening('18:00–24:00')])
    const [british, german] = [speechOf('en', ['en-GB']), speechOf('de', ['de'])]
    expect(hoursText(day, british)).to.equal('9:00–13:30, 18:00–0:00')
    expect(day.map((one) => shortHours(one, german))).to.deep.equal(['9:00–13:30', '18:00–24:00'])
    expect(day.map((one) => shortHours(one, speechOf('en', ['en-US'])))).to.deep.equal([
      '9\u00a0AM–1:30\u00a0PM',
      '6\u00a0PM–12\u00a0AM',
    ])
  })

  it('say of a whole day that it is one', () => {
    const [british, german] = [speechOf('en', ['en-GB']), speechOf('de', ['de'])]
    const day = openingsOf([opening('00:00–24:00')])
    expect([hoursText(day, british), hoursText(day, german)]).to.deep.equal(['all day', 'rund um die Uhr'])
    expect(day.map((one) => shortHours(one, british))).to.deep.equal(['all day'])
    expect(hoursText(openingsOf([opening('00:00–23:45')]), british)).to.equal('0:00–23:45')
  })
})
