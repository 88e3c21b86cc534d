import { expect, waitUntil } from '@open-wc/testing'
import { resetMouse, sendMouse } from '@web/test-runner-commands'
import { openCalendar } from '../testing/calendar-page.js'
import { type FakeServer, answer, refusal, sent } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, HAIRCUT } from '../testing/people.js'
import { button, expectHealthy, fieldCalled, leave, see, sees } from '../testing/visit.js'

afterEach(leave)

/** She gives nothing that is booked here; Ben, beyond her, does. */
const CHIARA = { ...BEN, id: 's-chiara', slug: 'chiara', name: 'Chiara' }
const AT = `POST /v1/admin/bookings/${ADA.id}/reschedule`
const WHY = 'Chiara doesn’t give Haircut.'
const NOT_MOVED = `Ada Lovelace’s booking isn’t moved. ${WHY}`

const notices = () => (document.querySelector('admin-app') as HTMLElementTagNameMap['admin-app']).notices
const key = (target: Element, name: string, altKey = true): void =>
  void target.dispatchEvent(new KeyboardEvent('keydown', { key: name, altKey, bubbles: true, cancelable: true }))
async function open(): Promise<{ readonly server: FakeServer; readonly booking: HTMLElement }> {
  const services = [{ ...HAIRCUT, staff: ['anna', 'ben'] }]
  const server = await openCalendar([ADA], [ANNA, CHIARA, BEN], '?view=day', services)
  notices().undoMs = 1_000_000
  server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
  return { server, booking: await button('10:30 Ada Lovelace, Haircut') }
}

describe('a booking that somebody doesn’t give', () => {
  it('isn’t put down with them by keys, which go on to who does', async () => {
    const { server, booking } = await open()
    booking.focus()
    key(booking, 'ArrowRight')
    await see(WHY)
    await expectHealthy()
    key(booking, 'Enter', false)
    await see(NOT_MOVED)
    await button('10:30 Ada Lovelace, Haircut')
    expect(document.activeElement?.closest('.calendar-column:nth-of-type(1)')).not.to.equal(null)

    key(booking, 'ArrowRight')
    await see(WHY)
    key(booking, 'ArrowRight')
    await see('Ada Lovelace: Ben, Thursday 26 November, 10:30. Enter moves it there, Escape leaves it.')
    server.on(AT, () => answer({ ...ADA, staff: BEN, team: [BEN] }))
    key(booking, 'Enter', false)
    await see('Ada Lovelace’s booking is moved.')
    await notices().settle()
    expect(sent(server, AT)).to.deep.equal([{ start: ADA.start, staff: BEN.id }])
  })

  it('isn’t put down with them by hand, and says so while it is over them', async () => {
    const { server, booking } = await open()
    booking.scrollIntoView({ block: 'center' })
    const { left, top, height } = booking.getBoundingClientRect()
    const y = Math.round(top + height / 2)
    const column = document.querySelectorAll('.calendar-column ul')[1]?.getBoundingClientRect() as DOMRect
    await sendMouse({ type: 'move', position: [Math.round(left + 20), y] })
    await sendMouse({ type: 'down' })
    await sendMouse({ type: 'move', position: [Math.round(column.left + column.width / 2), y] })
    await waitUntil(() => document.querySelector('.refused') !== null, 'be refused')
    expect(document.querySelector<HTMLElement>('.refused')?.innerText.trim()).to.equal(WHY)
    await sendMouse({ type: 'up' })
    await see(NOT_MOVED)
    await resetMouse()
    expect([sees('is moved.'), sent(server, AT)]).to.deep.equal([false, []])
  })

  it('isn’t begun where somebody is pressed who gives nothing, nor with anybody else', async () => {
    const archived = { ...HAIRCUT, id: 'v-old', slug: 'old', active: false, staff: ['chiara'] }
    await openCalendar([], [ANNA, CHIARA], '?view=day', [{ ...HAIRCUT, staff: ['anna'] }, archived])
    await waitUntil(() => document.querySelectorAll('.calendar-column').length === 2)
    const pressIn = (column: number): void => {
      const day = document.querySelectorAll('.calendar-column ul')[column] as HTMLElement
      const { left, top } = day.getBoundingClientRect()
      day.dispatchEvent(new MouseEvent('click', { clientX: left + 10, clientY: top + 10, bubbles: true }))
    }
    pressIn(1)
    await see('Chiara gives no service that can be booked.')
    await expectHealthy()
    expect(document.querySelector('new-booking')).to.equal(null)
    pressIn(0)
    expect((await fieldCalled('With')).value).to.equal('anna')
  })

  it('says so where the server knows better', async () => {
    const { server, booking } = await open()
    server.on(AT, () => refusal('unknown-staff'))
    booking.focus()
    for (const name of ['ArrowRight', 'ArrowRight']) key(booking, name)
    key(booking, 'Enter', false)
    await see('Ada Lovelace’s booking is moved.')
    await notices().settle()
    await see('Ada Lovelace’s booking isn’t moved. That person doesn’t give this service. Choose somebody else')
  })
})
