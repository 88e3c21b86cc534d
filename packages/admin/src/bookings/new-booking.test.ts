import { expect, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BOB, openCalendar } from '../testing/calendar-page.js'
import { answer, refusal, sent, silence } from '../testing/fake-server.js'
import { bookingOf, session } from '../testing/people.js'
import { button, enter, expectHealthy, fieldCalled, leave, press, see } from '../testing/visit.js'

afterEach(leave)

describe('a free time in the calendar', () => {
  it('is booked by a press, with the person whose it is', async () => {
    await openCalendar([BOB])
    await press('Day')
    await button('11:00 Bob, Haircut')
    const day = document.querySelectorAll('.calendar-column ul')[1] as HTMLElement
    const { left, top, height } = day.getBoundingClientRect()
    day.dispatchEvent(
      new MouseEvent('click', { clientX: left + 10, clientY: top + height * 0.53, bubbles: true, cancelable: true }),
    )
    // Five hours and eighteen minutes after eight: the quarter before it.
    expect((await fieldCalled('Time')).value).to.equal('13:15')
    expect((await fieldCalled('With')).value).to.equal('ben')
    await expectHealthy()
  })
})

describe('a booking by hand', () => {
  const made = bookingOf('Cleo', '15:00')
  const at = 'POST /v1/admin/bookings'

  async function fill(): Promise<void> {
    await press('New booking')
    await enter('Time', '15:00')
    await enter('Customer’s name', 'Cleo')
    await enter('E-mail address', 'cleo@example.com')
  }

  it('isn’t thrown away half typed unasked', async () => {
    await openCalendar([])
    await press('New booking')
    // What the page filled in is nobody's loss.
    await press('Close')
    await waitUntil(() => document.querySelector('dialog') === null, 'it is gone')
    await fill()
    await press('Close')
    await see('Leave without saving?')
    await expectHealthy()
    await press('Stay')
    expect((await fieldCalled('Customer’s name')).value).to.equal('Cleo')
    await waitUntil(() => document.querySelector('leaving-dialog') === null, 'be asked no more')
    document.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }))
    await see('Leave without saving?')
    await press('Leave without saving')
    await waitUntil(() => document.querySelector('dialog') === null, 'it is gone')
  })

  /** What is seen in the middle of the page. */
  const uppermost = (): HTMLDialogElement | null | undefined =>
    document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dialog')
  const panel = (): HTMLDialogElement => document.querySelector('new-booking dialog') as HTMLDialogElement
  const isAsked = (): boolean => uppermost()?.matches('.question') === true

  it('is asked about over its panel, however often escape is pressed, and stays where one was', async () => {
    await openCalendar([])
    await fill()
    const name = await fieldCalled('Customer’s name')
    name.focus()
    for (let time = 1; time <= 8; time++) {
      await sendKeys({ press: 'Escape' })
      await waitUntil(() => isAsked() === (time % 2 === 1), `press ${time}: is ${time % 2 ? '' : 'not '}asked`)
      expect(panel().matches(':modal')).to.equal(true)
      if (!isAsked()) expect(document.activeElement).to.equal(name)
    }
    await press('Close')
    await see('Leave without saving?')
    // As a phone’s way back does it, without a key.
    panel().close()
    await waitUntil(() => panel().open, 'it is there again')
    expect(isAsked()).to.equal(true)
    await press('Stay')
    await waitUntil(() => uppermost() === panel(), 'be asked no more')
    await press('Close')
    await press('Leave without saving')
    await waitUntil(() => document.querySelector('dialog') === null, 'it is gone')
  })

  it('is under the sign-in while nobody is signed in, however often escape is pressed', async () => {
    const server = await openCalendar([])
    await fill()
    server.on(at, () => refusal('unauthorized'))
    await press('Book')
    const signIn = (): HTMLDialogElement => document.querySelector('sign-in-again dialog') as HTMLDialogElement
    await waitUntil(() => document.activeElement?.getAttribute('name') === 'password', 'the password has the focus')
    const password = document.activeElement
    for (let time = 1; time <= 8; time++) {
      await sendKeys({ press: 'Escape' })
      expect([uppermost(), document.activeElement], `press ${time}`).to.deep.equal([signIn(), password])
    }
    panel().close()
    await waitUntil(() => panel().open, 'it is there again')
    expect([uppermost(), document.activeElement]).to.deep.equal([signIn(), password])
    expect(document.querySelector('leaving-dialog')).to.equal(null)
    server.on(at, () => answer(made, 201))
    server.on('POST /v1/session', () => answer(session()))
    await enter('Password', 'correct horse battery')
    await press('Sign in')
    await see('Cleo is booked.')
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('is made, and stands in the calendar', async () => {
    const server = await openCalendar([])
    server.on(at, () => answer(made, 201))
    await press('New booking')
    await press('Book')
    await see('Enter the customer’s name.')
    await see('Choose a date and a time that the clock shows on it.')
    await expectHealthy()
    await press('Close')
    await fill()
    await enter('Phone', '030 123456')
    await press('Book')
    await see('Cleo is booked.')
    await button('15:00 Cleo, Haircut')
    expect(document.querySelector('dialog')).to.equal(null)
    expect(sent(server, at)).to.deep.equal([
      {
        service: 'haircut',
        staff: 'anna',
        start: '2026-11-26T14:00:00Z',
        timeZone: 'Europe/Berlin',
        customer: { name: 'Cleo', email: 'cleo@example.com', phone: '030 123456' },
      },
    ])
  })

  it('is sent again with the same key after a lost answer, and with another one once it is another wish', async () => {
    const server = await openCalendar([])
    server.on(at, silence)
    await fill()
    await press('Book')
    await see('The server can’t be reached.')
    server.on(at, () => refusal('slot-taken', { alternatives: ['2026-11-26T15:30:00Z'] }))
    await press('Book')
    await see('That time is taken.')
    await see('Free nearby: Thu 26 Nov, 16:30.')
    server.on(at, () => answer(made, 201))
    await enter('Time', '16:30')
    await press('Book')
    await see('Cleo is booked.')
    const keys = server.asked.filter(({ what }) => what === at).map(({ headers }) => headers.get('Idempotency-Key'))
    expect(keys).to.have.length(3)
    expect([keys[0] === keys[1], keys[1] === keys[2]]).to.deep.equal([true, false])
  })
})
