import { expect, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { AdminStaffMember } from '@openslot/core/wire'
import { type FakeServer, sent } from '../testing/fake-server.js'
import { ANNA } from '../testing/people.js'
import { heard, pressesAt } from '../testing/presses.js'
import { PATCH, edit, house } from '../testing/staff-house.js'
import { clockText } from '../time/wall-clock.js'
import { button, enter, expectHealthy, fieldCalled, leave, press, see, tick } from '../testing/visit.js'

afterEach(leave)

describe('the hours', () => {
  const hoursSent = (server: FakeServer) => (sent(server, PATCH)[0] as AdminStaffMember).hours

  it('have breaks, nights and closed days, and a day’s times are copied to others', async () => {
    const server = house()
    await edit(server)
    await press('Monday: add a break')
    expect((await fieldCalled('Monday, from (2)')).value).to.equal('13:30')
    await enter('Monday, until', '12:00')
    await press('Monday: copy to other days')
    await expectHealthy()
    for (const day of ['Wednesday', 'Thursday', 'Friday', 'Saturday']) await tick(day)
    await press('Copy')
    await enter('Saturday, from (2)', '22:00')
    await enter('Saturday, until (2)', '02:00')
    await see('until the next day')
    await press('Tuesday: remove the time from 09:00')
    await tick('Wednesday: open')
    await tick('Thursday: open')
    await tick('Thursday: open')
    await expectHealthy()
    await press('Save')
    await see('Anna is saved.')
    expect(hoursSent(server)).to.deep.equal([
      { days: [1], start: '09:00', end: '12:00' },
      { days: [1], start: '13:30', end: '17:00' },
      { days: [2], start: '13:30', end: '17:00' },
      { days: [4], start: '09:00', end: '17:00' },
      { days: [5], start: '09:00', end: '17:00' },
      { days: [6], start: '09:00', end: '12:00' },
      { days: [6], start: '22:00', end: '02:00' },
    ])
  })

  it('lose one time by a double click, and the focus stays with the day’s others', async () => {
    const times = [9, 12, 15, 18].map((hour) => ({
      days: [1 as const],
      start: clockText(hour * 60),
      end: clockText(hour * 60 + 60),
    }))
    const server = house([{ ...ANNA, hours: times }])
    await edit(server)
    const pressThere = pressesAt(await button('Monday: remove the time from 12:00'))
    pressThere({ pointerType: 'mouse', detail: 1 })
    await waitUntil(() => document.querySelectorAll('.week-day:first-child .opening').length === 3, 'remove it')
    expect(heard(document.activeElement)).to.equal('Monday: times')
    expect(pressThere({ pointerType: 'mouse', detail: 2 })).to.equal('Monday: remove the time from 15:00')
    await expectHealthy()
    ;(await button('Monday: remove the time from 15:00')).focus()
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => document.querySelectorAll('.week-day:first-child .opening').length === 2, 'remove another')
    await sendKeys({ press: 'Tab' })
    expect(heard(document.activeElement)).to.equal('Monday, from')
    await press('Save')
    await see('Anna is saved.')
    expect(hoursSent(server)).to.deep.equal([times[0], times[3]])
  })

  it('say whose clocks they are of', async () => {
    await edit(house([{ ...ANNA, timeZone: 'Asia/Tokyo' }]))
    await see('The times are those of the clocks in Asia/Tokyo.')
    await see('It is 18:05 in Asia/Tokyo now, not as where you are.')
  })
})

describe('a day that is different', () => {
  const overridesSent = (server: FakeServer) => (sent(server, PATCH)[0] as AdminStaffMember).overrides

  it('is chosen in the month, and closed or has other hours', async () => {
    const server = house([{ ...ANNA, overrides: [{ date: '2026-12-03', windows: [] }] }])
    await edit(server)
    await press('Next month')
    await press('Thursday 24 December: 9:00–17:00, as usual')
    await see('Thursday, 24 December 2026')
    await expectHealthy()
    await press('Done')
    await button('Thursday 24 December: Closed')
    await press('Saturday 5 December: closed, as usual')
    await tick('Other hours')
    await enter('Saturday 5 December, until', '12:00')
    await press('Done')
    await see('Sat, 5 December 2026: 9:00–12:00')
    await press('Thu, 3 December 2026: as usual again')
    await expectHealthy()
    await press('Save')
    await see('Anna is saved.')
    expect(overridesSent(server)).to.deep.equal([
      { date: '2026-12-05', windows: [{ start: '09:00', end: '12:00' }] },
      { date: '2026-12-24', windows: [] },
    ])
  })

  it('is reached by keys, and none that is over', async () => {
    await edit(house())
    const today = await button('Thursday 26 November: 9:00–17:00, as usual')
    today.focus()
    const type = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    type('ArrowDown')
    const next = await button('Thursday 3 December: 9:00–17:00, as usual')
    await button('Monday 14 December: 9:00–17:00, as usual')
    expect([document.activeElement, next.tabIndex]).to.deep.equal([next, 0])
    type('PageUp')
    await button('Thursday 26 November: 9:00–17:00, as usual')
    await press('Wednesday 25 November: 9:00–17:00, as usual')
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('tells of the clocks that are changed on it', async () => {
    await edit(house())
    for (let month = 0; month < 4; month++) await press('Next month')
    await press('Sunday 28 March: closed, as usual')
    await tick('Other hours')
    await see('The clocks are put forward on this day')
  })
})
