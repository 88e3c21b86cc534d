import { expect, waitUntil } from '@open-wc/testing'
import { http } from 'msw'
import { asked, problem, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna' }
const everyDay = (from: string, to: string): { date: string; windows: [] }[] => {
  const days: { date: string; windows: [] }[] = []
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    days.push({ date: new Date(day).toISOString().slice(0, 10), windows: [] })
  }
  return days
}

describe('months', () => {
  it('says when the next free day is, and goes there', async () => {
    salon.closed = everyDay('2026-04-01', '2026-05-11')
    const ada = visit(ADA)
    await ada.press('Next month')
    await ada.see('No free times in April 2026.')
    await ada.press('Next free: Tuesday, 12 May 2026')
    await ada.button('9:00')
    expect(ada.sees('May 2026')).to.equal(true)
    expect(ada.sees('Tue 12 May')).to.equal(true)
  })

  it('says when nothing is free at all, and looks again', async () => {
    salon.hours = {}
    const ada = visit(ADA)
    await ada.see('There are no free times at the moment.')
    salon.hours = { 'staff-anna': [{ day: 1, start: '12:00', end: '13:00' }] }
    await ada.press('Look again')
    await ada.button('12:30')
    expect(ada.times()).to.deep.equal(['12:00', '12:30'])
  })

  it('leads back to the first free day from months that can’t be booked yet', async () => {
    const ada = visit({ ...ADA, date: '2026-09-14' })
    await ada.see('No free times in September 2026.')
    await ada.press('Next free: Monday, 9 March 2026')
    await ada.button('10:30')
    expect(ada.sees('March 2026')).to.equal(true)
    const ben = visit({ ...ADA, date: '2026-07-06' })
    await ben.button('9:00')
    await ben.press('Next month')
    await ben.see('No free times in August 2026.')
    await ben.press('Next free: Monday, 9 March 2026')
    await ben.button('10:30')
  })

  it('leads back from a month whose only free times are the last of the one before', async () => {
    salon.hours = { 'staff-anna': [{ day: 2, start: '09:00', end: '10:00' }] }
    salon.closed = everyDay('2026-03-09', '2026-03-30').concat(everyDay('2026-04-01', '2026-07-31'))
    const ada = visit({ ...ADA, date: '2026-04-14' })
    await ada.see('No free times in April 2026.')
    await ada.press('Next free: Tuesday, 31 March 2026')
    await ada.button('9:30')
    expect(ada.times()).to.deep.equal(['9:00', '9:30'])
  })

  it('opens on the day that the page names, or on its month', async () => {
    const ada = visit({ ...ADA, date: '2026-04-14' })
    await ada.see('Tue 14 April')
    await ada.button('9:00')
    const [first] = asked('GET', 'slots')
    expect(first?.query.get('from')).to.equal('2026-03-31T00:00:00Z')
    const ben = visit({ ...ADA, date: '2026-04-12' })
    await ben.see('Wed 1 April')
    expect(ben.sees('April 2026')).to.equal(true)
  })

  for (const date of ['', 'soon', '2026-02-30', '2026-03-06', '2036-11-01', '5000-01-01', '9999-12-31']) {
    it(`opens on the first free day when the page names “${date}”`, async () => {
      const ada = visit({ ...ADA, date })
      await ada.see('Mon 9 March')
      expect(ada.times()).to.include('10:30')
    })
  }

  it('asks for at most 62 days, and for nothing twice in a row', async () => {
    const ada = visit(ADA)
    await ada.button('10:30')
    await ada.press('Next month')
    await ada.see('Wed 1 April')
    await ada.press('Previous month')
    await ada.see('Mon 9 March')
    const ranges = asked('GET', 'slots').map(({ query }) => [query.get('from'), query.get('to')] as const)
    expect(new Set(ranges.map(([from]) => from)).size).to.equal(ranges.length)
    for (const [from, to] of ranges) {
      expect(Date.parse(to ?? '') - Date.parse(from ?? '')).to.be.at.most(62 * 86_400_000)
    }
  })

  it('shows the month that was asked for last, whichever answer comes last', async () => {
    const answers = holdAnswers('2026-03-31', '2026-04-30')
    const ada = visit(ADA)
    await ada.press('Next month')
    await answers.asked('2026-03-31')
    await ada.press('Next month')
    await answers.asked('2026-04-30')
    answers.give('2026-04-30')
    await ada.see('Fri 1 May')
    answers.give('2026-03-31')
    await fetch(`${salon.server}/v1/services`)
    expect(ada.sees('May 2026')).to.equal(true)
    expect(ada.sees('Fri 1 May')).to.equal(true)
  })

  it('leaves no request behind when the element goes', async () => {
    const signals: AbortSignal[] = []
    const realFetch = window.fetch
    window.fetch = (input, init) => {
      if (input instanceof Request) signals.push(input.signal)
      return realFetch(input, init)
    }
    try {
      const answers = holdAnswers('2026-02-28')
      const ada = visit(ADA)
      await answers.asked('2026-02-28')
      ada.element.remove()
      await Promise.resolve()
      expect(signals.at(-1)?.aborted).to.equal(true)
      answers.give('2026-02-28')
    } finally {
      window.fetch = realFetch
    }
  })
})

/** Keeps the answers for ranges from these dates back until they are given. */
function holdAnswers(...dates: readonly string[]): {
  asked(date: string): Promise<void>
  give(date: string): void
} {
  const waiting = new Map<string, () => void>()
  worker.use(
    http.get(url('slots'), async ({ request }) => {
      // What the test before had asked for ahead may only arrive now.
      if (!request.url.startsWith(`${salon.server}/`)) return problem('unavailable')
      const { searchParams } = new URL(request.url)
      const date = searchParams.get('from')?.slice(0, 10) ?? ''
      if (dates.includes(date)) await new Promise<void>((resolve) => waiting.set(date, resolve))
      return serve(request)
    }),
  )
  return {
    asked: (date) => waitUntil(() => waiting.has(date), `nobody asked for ${date}`),
    give: (date) => waiting.get(date)?.(),
  }
}
