import { expect } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { asked, salon, url, withSalon, worker } from '../testing/salon.js'
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
    await ada.press('Next free: Tue 12 May')
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
    const waiting = new Map<string, () => void>()
    const ada = visit(ADA)
    await ada.button('10:30')
    worker.use(
      http.get(url('slots'), async ({ request }) => {
        const from = new URL(request.url).searchParams.get('from') ?? ''
        await new Promise<void>((resolve) => waiting.set(from.slice(0, 7), resolve))
        const start = `${from.slice(0, 8)}30T10:00:00Z`
        const slot = { start, end: start.replace('10:00', '10:30'), staffIds: ['staff-anna'] }
        return HttpResponse.json({ slots: [slot], next: null, generatedAt: start })
      }),
    )
    await ada.press('Next month')
    await ada.see('Wed 1 April')
    await ada.press('Next month')
    await ada.press('Next month')
    expect(ada.sees('June 2026')).to.equal(true)
    const { waitUntil } = await import('@open-wc/testing')
    await waitUntil(() => waiting.has('2026-05'))
    waiting.get('2026-04')?.()
    expect(ada.sees('June 2026')).to.equal(true)
    expect(ada.times()).to.deep.equal([])
    ada.element.remove()
    for (const answer of waiting.values()) answer()
    expect(ada.element.isConnected).to.equal(false)
  })
})
