import { expect } from '@open-wc/testing'
import { http } from 'msw'
import { violationsIn } from '../testing/accessible.js'
import { TOKEN, buildBooking, problem, salon, url, withSalon, worker } from '../testing/salon.js'
import { onSystem } from '../testing/system.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
before(() => onSystem({ reducedMotion: 'reduce' }))
afterEach(leave)

for (const theme of ['light', 'dark']) {
  for (const width of [1000, 320]) {
    describe(`for everyone, ${theme}, ${width} px`, () => {
      it('on the way to a booking', async () => {
        const ada = visit({ theme }, width)
        const found: string[] = []
        const check = async (state: string): Promise<unknown> => found.push(...(await violationsIn(ada.element, state)))
        await check('loading')
        await ada.button(/^Haircut/)
        await check('services')
        await ada.press(/^Haircut/)
        await check('people')
        await ada.press(/^Anna/)
        await check('times on their way')
        await ada.button('10:30')
        await check('times')
        await ada.press('Change time zone')
        await check('time zones')
        await ada.press(/^Berlin/)
        await ada.press('11:00')
        await ada.press(/^Book /)
        await check('details with faults')
        await ada.type('Name', 'Ada')
        await ada.type('E-mail', 'ada@example.com')
        salon.taken.push({ start: Date.parse('2026-03-09T10:00:00Z'), end: Date.parse('2026-03-09T10:30:00Z') })
        await ada.press(/^Book /)
        await ada.see('just taken')
        await check('just taken')
        await ada.press('Mon 9 March at 11:30')
        await ada.press(/^Book /)
        await ada.see('You’re booked')
        await check('booked')
        expect(found).to.deep.equal([])
      })

      it('with a booking to manage', async () => {
        salon.bookings.set('booking-1', buildBooking())
        const ada = visit({ theme, booking: 'booking-1', token: TOKEN }, width)
        const found: string[] = []
        const check = async (state: string): Promise<unknown> => found.push(...(await violationsIn(ada.element, state)))
        await ada.button('Cancel booking')
        await check('the booking')
        await ada.press('Cancel booking')
        await check('cancelling')
        await ada.press('Keep booking')
        await ada.press('Move to another time')
        await ada.press('10:30')
        await check('moving')
        await ada.press(/^Move to Wednesday/)
        await ada.see('has moved')
        await check('moved')
        expect(found).to.deep.equal([])
      })

      it('when something goes wrong', async () => {
        worker.use(http.get(url('services'), () => problem('internal')))
        const ada = visit({ theme }, width)
        await ada.see('Something went wrong')
        expect(await violationsIn(ada.element, 'no services')).to.deep.equal([])
        worker.resetHandlers()
        salon.hours = {}
        const eve = visit({ theme, service: 'haircut', staff: 'anna' }, width)
        await eve.see('no free times')
        expect(await violationsIn(eve.element, 'no times')).to.deep.equal([])
      })
    })
  }
}
