import { expect, waitUntil } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import { speechOf } from '../i18n/language.js'
import { openCalendar } from '../testing/calendar-page.js'
import { answer } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, bookingOf } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { button, deskWith, leave, press, see, show } from '../testing/visit.js'

afterEach(async () => {
  leave()
  await setViewport({ width: 1280, height: 900 })
})

/** Whether the hour of that name can be seen. */
const inSight = (time: string): boolean => {
  const hour = [...document.querySelectorAll('.calendar-hours p')].find(({ textContent }) => textContent === time)
  const [mark, sheet] = [hour, document.querySelector('.calendar')].map((one) => one?.getBoundingClientRect())
  if (!mark || !sheet) throw new Error(`There is no ${time} in the calendar.`)
  return mark.top >= sheet.top && mark.bottom <= sheet.bottom
}

describe('the calendar’s sheet', () => {
  it('begins with today on a phone, and stays where somebody has scrolled', async () => {
    await setViewport({ width: 375, height: 812 })
    await openCalendar([ADA], [ANNA], '?view=week')
    await button('10:30 Ada Lovelace, Haircut')
    const sheet = document.querySelector('.calendar') as HTMLElement
    const leftOf = (selector: string): number => document.querySelector(selector)?.getBoundingClientRect().left ?? 0
    const hours = document.querySelector('.calendar-hours')?.getBoundingClientRect().right ?? 0
    expect(leftOf('.calendar-column.today')).to.be.closeTo(hours, 1)
    sheet.scrollLeft = 0
    await press('10:30 Ada Lovelace, Haircut')
    await press('Close')
    expect(sheet.scrollLeft).to.equal(0)
    await press('Next week')
    await see('30 Nov 2026 – 6 Dec 2026')
    await press('Back to today')
    await see('23 Nov 2026 – 29 Nov 2026')
    await waitUntil(() => sheet.scrollLeft > 0, 'be led to today')
  })

  it('covers no notice with its hours', async () => {
    await setViewport({ width: 375, height: 600 })
    const server = await openCalendar([ADA], [ANNA], '?view=week')
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    await press('10:30 Ada Lovelace, Haircut')
    await press('Cancel booking')
    await see('Ada Lovelace’s booking is cancelled.')
    const notice = document.querySelector('.notice') as HTMLElement
    await Promise.all(document.getAnimations().map(({ finished }) => finished))
    const { left, top, bottom } = notice.getBoundingClientRect()
    for (let x = left + 4; x < left + 100; x += 8) {
      const there = document.elementFromPoint(x, (top + bottom) / 2)
      expect(notice.contains(there), `${x} px from the left`).to.equal(true)
    }
  })

  it('opens where work is, although the nights are shown as well', async () => {
    const nights = { days: [3 as const, 4 as const], start: '21:00', end: '02:00' }
    const anna = { ...ANNA, hours: [...ANNA.hours, nights] }
    await setViewport({ width: 1280, height: 700 })
    await openCalendar([], [anna], '?view=day&date=2026-11-27')
    await see('Friday 27 November')
    expect(['0:00', '6:00', '9:00', '12:00'].map(inSight)).to.deep.equal([false, false, true, true])
    // Today it is now, five past ten. Who has scrolled stays there.
    await press('Back to today')
    await see('Thursday 26 November')
    expect(['0:00', '10:00', '11:00'].map(inSight)).to.deep.equal([false, true, true])
    const sheet = document.querySelector('.calendar') as HTMLElement
    sheet.scrollTop = 0
    await press('Next day')
    await see('Friday 27 November')
    expect([sheet.scrollTop, inSight('0:00')]).to.deep.equal([0, true])
  })

  it('opens where work is, and not where the night before was booked', async () => {
    const nights = { days: [4 as const, 6 as const], start: '21:00', end: '02:00' }
    const anna = { ...ANNA, hours: [...ANNA.hours, nights] }
    const after = (date: string) =>
      bookingOf('Nina', '12:00', { start: `${date}T00:15:00Z`, end: `${date}T00:45:00Z`, id: `b-${date}` })
    await setViewport({ width: 1280, height: 700 })
    await openCalendar([after('2026-11-27')], [anna], '?view=day&date=2026-11-27')
    await button('1:15 Nina, Haircut')
    expect(['1:00', '9:00', '12:00'].map(inSight)).to.deep.equal([false, true, true])
    leave()
    await openCalendar([after('2026-12-04')], [anna], '?view=week&date=2026-12-04')
    await button('1:15 Nina, Haircut')
    expect(['1:00', '9:00', '12:00'].map(inSight)).to.deep.equal([false, true, true])
    leave()
    // On a day that has nothing else, it is what there is to see.
    await openCalendar([after('2026-11-29')], [anna], '?view=day&date=2026-11-29')
    await button('1:15 Nina, Haircut')
    expect(['0:00', '1:00', '2:00'].map(inSight)).to.deep.equal([true, true, true])
  })

  it('has two people side by side on a phone, and scrolls sideways for more', async () => {
    const cleo = { ...BEN, id: 's-cleo', slug: 'cleo', name: 'Cleo' }
    await setViewport({ width: 375, height: 812 })
    const widths = async (staff: readonly (typeof ANNA)[]): Promise<boolean> => {
      const desk = deskWith(salon({ staff }), { speech: speechOf('en', ['en-US']) })
      await show(html`<calendar-screen .desk=${desk} .search=${'?view=day'}></calendar-screen>`)
      await see(staff.at(-1)?.name ?? '')
      const { scrollWidth, clientWidth } = document.querySelector('.calendar') as HTMLElement
      leave()
      return scrollWidth > clientWidth
    }
    expect([await widths([ANNA, BEN]), await widths([ANNA, BEN, cleo])]).to.deep.equal([false, true])
  })

  it('shows the whole of a booking that the keyboard has reached', async () => {
    await setViewport({ width: 375, height: 812 })
    const saturday = bookingOf('Sal', '11:00', { start: '2026-11-28T10:00:00Z', end: '2026-11-28T10:30:00Z' })
    await openCalendar([ADA, saturday], [ANNA], '?view=week')
    ;(await button('10:30 Ada Lovelace, Haircut')).focus()
    await sendKeys({ press: 'Tab' })
    const [booking, sheet] = [document.activeElement, document.querySelector('.calendar')].map((one) =>
      (one as Element).getBoundingClientRect(),
    )
    expect(document.activeElement).to.equal(await button('11:00 Sal, Haircut'))
    expect(booking?.right).to.be.at.most(sheet?.right ?? 0)
  })
})
