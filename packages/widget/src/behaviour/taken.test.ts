import { expect } from '@open-wc/testing'
import { http } from 'msw'
import { asked, problem, salon, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

const takenAt = (iso: string): { start: number; end: number } => ({
  start: Date.parse(iso),
  end: Date.parse(iso) + 30 * 60_000,
})

describe('a time that is gone', () => {
  it('offers the nearest ones and keeps the form', async () => {
    const ada = visit(ADA)
    await ada.press('11:00')
    await ada.type('Note', 'First visit')
    salon.taken.push(takenAt('2026-03-09T10:00:00Z'))
    await ada.press('Book Monday at 11:00')
    await ada.see('That time was just taken. These are close:')
    expect(ada.focused()?.hasAttribute('data-trouble')).to.equal(true)
    expect(ada.buttons(/^Book /)).to.have.length(0)
    await ada.press('Mon 9 March at 11:30')
    expect((await ada.field('Note')).value).to.equal('First visit')
    await ada.press('Book Monday at 11:30')
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')).to.have.length(2)
  })

  it('leads back to the times, which are asked for again', async () => {
    const ada = visit(ADA)
    await ada.press('11:00')
    salon.taken.push(takenAt('2026-03-09T10:00:00Z'))
    await ada.press('Book Monday at 11:00')
    await ada.press('Choose another time')
    await ada.button('11:30')
    expect(ada.times()).not.to.include('11:00')
    expect(ada.heading()).to.equal('Choose a time')
  })

  it('says why a time was never free', async () => {
    worker.use(http.post(url('bookings'), () => problem('slot-unavailable', { reason: 'minimum-notice' })))
    const ada = visit(ADA)
    await ada.press('11:00')
    await ada.press('Book Monday at 11:00')
    await ada.see('That time is too soon to book.')
    await ada.press('Choose another time')
    expect(ada.heading()).to.equal('Choose a time')
  })
})
