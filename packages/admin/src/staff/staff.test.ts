import { expect } from '@open-wc/testing'
import type { AdminStaffMember } from '@openslot/core/wire'
import { type FakeServer, refusal, sent, silence } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, HAIRCUT, annasSession } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import {
  button,
  enter,
  expectHealthy,
  fieldCalled,
  leave,
  press,
  see,
  seeHeading,
  sees,
  tick,
  visit,
} from '../testing/visit.js'

afterEach(leave)

const SHAVE = { ...HAIRCUT, id: 'v-shave', slug: 'shave', name: 'Shave', staff: ['ben'] }
const CLEO: AdminStaffMember = { ...ANNA, id: 's-cleo', slug: 'cleo', name: 'Cleo', active: false }

const house = (staff: readonly AdminStaffMember[] = [ANNA, BEN], bookings = [ADA]): FakeServer =>
  salon({ staff, services: [HAIRCUT, SHAVE], bookings })

async function edit(server: FakeServer): Promise<void> {
  await visit(server, '/admin/staff/s-anna')
  await seeHeading('Anna')
  await fieldCalled('Name')
}

const PATCH = 'PATCH /v1/admin/staff/s-anna'

describe('the staff', () => {
  it('are listed with what they give, those that are gone below', async () => {
    await visit(
      house([ANNA, BEN, { ...ANNA, id: 's-dora', slug: 'dora', name: 'Dora', hours: [] }, CLEO]),
      '/admin/staff',
    )
    await see('Anna Haircut · Europe/Berlin')
    await see('Dora Never open')
    await see('No longer booked')
    await expectHealthy()
  })

  it('say what they are for while there is nobody, and can be asked for again', async () => {
    const server = house([])
    server.on('GET /v1/admin/services', silence)
    await visit(server, '/admin/staff')
    await see('The server can’t be reached.')
    server.on('GET /v1/admin/services', () => Response.json({ services: [] }))
    await press('Try again')
    await see('There is nobody yet who could be booked.')
    await expectHealthy()
  })
})

describe('a staff member', () => {
  it('is made with usual hours, and gives what is offered', async () => {
    const server = house()
    await visit(server, '/admin/staff')
    await press('Add somebody')
    await seeHeading('Somebody new')
    await press('Save')
    await see('Enter their name.')
    expect(document.activeElement).to.equal(await fieldCalled('Name'))
    await expectHealthy()
    await enter('Name', 'Anna')
    await enter('E-mail address', 'anna2@salon.example')
    await enter('Time zone', 'Europe/Vienna')
    await tick('Shave')
    await press('Save')
    await see('Anna is saved.')
    await seeHeading('Staff')
    const [made] = sent(server, 'POST /v1/admin/staff') as [AdminStaffMember]
    expect(made).to.deep.include({ slug: 'anna-2', timeZone: 'Europe/Vienna', phone: null })
    expect(made.hours).to.deep.equal(
      ANNA.hours.flatMap(({ days, ...at }) => days.map((day) => ({ days: [day], ...at }))),
    )
    expect(sent(server, 'PATCH /v1/admin/services/v-haircut')).to.deep.equal([{ staff: ['anna', 'anna-2'] }])
    expect(sent(server, 'PATCH /v1/admin/services/v-shave')).to.deep.equal([])
  })

  it('isn’t made twice when what they give couldn’t be saved', async () => {
    const server = house()
    await visit(server, '/admin/staff/new')
    await enter('Name', 'Dora')
    await enter('E-mail address', 'dora@salon.example')
    server.on('PATCH /v1/admin/services/v-haircut', silence)
    await press('Save')
    await see('The person is saved, but not what they give: Haircut.')
    server.on('PATCH /v1/admin/services/v-haircut', () => Response.json(HAIRCUT))
    await press('Save')
    await see('Dora is saved.')
    expect(sent(server, 'POST /v1/admin/staff')).to.have.length(1)
  })

  it('is changed in what was changed alone', async () => {
    const server = house()
    await edit(server)
    await enter('Phone', '+49 30 123456')
    await enter('Most a day', '6')
    await tick('Shave')
    await press('Save')
    await see('Anna is saved.')
    expect(sent(server, PATCH)).to.deep.equal([{ phone: '+49 30 123456', caps: { day: 6, week: null, month: null } }])
    expect(sent(server, 'PATCH /v1/admin/services/v-shave')).to.deep.equal([{ staff: ['ben', 'anna'] }])
  })

  it('keeps their place among those who give a service that somebody else has changed meanwhile', async () => {
    const server = house()
    await edit(server)
    await tick('Shave')
    const at = '/v1/admin/services/v-shave'
    const body = '{"staff":["ben","cleo"]}'
    const other = new Request(`${location.origin}${at}`, { method: 'PATCH', body, headers: { 'If-Match': '"1"' } })
    await server.send(other)
    await press('Save')
    await see('Anna is saved.')
    expect(sent(server, `PATCH ${at}`).at(-1)).to.deep.equal({ staff: ['ben', 'cleo', 'anna'] })
  })

  it('says what is wrong beside each field, also when only the server knows', async () => {
    const server = house()
    await edit(server)
    await enter('E-mail address', 'anna@salon')
    await see('Check the e-mail address: it looks incomplete.')
    await enter('E-mail address', 'anna@salon.example')
    await enter('Most a week', '0')
    await enter('Monday, until', '09:00')
    await press('Save')
    await see('Monday: the end is the start.')
    await see('Use a whole number, at least 1.')
    await expectHealthy()
    await enter('Monday, until', '18:00')
    await enter('Most a week', '')
    server.on(PATCH, () => refusal('validation', { errors: [{ pointer: '/hours/0/end', message: 'Use less.' }] }))
    await press('Save')
    await see('Monday: Use less.')
    server.on(PATCH, () => refusal('conflict'))
    await press('Save')
    await see('Somebody else has that name in addresses.')
  })

  it('is shown as they are when somebody was faster, and no hours that were typed are lost', async () => {
    const server = house()
    await edit(server)
    const body = '{"name":"Anna B","hours":[{"days":[6],"start":"10:00","end":"14:00"}]}'
    const address = `${location.origin}/v1/admin/staff/s-anna`
    await server.send(new Request(address, { method: 'PATCH', body, headers: { 'If-Match': '"1"' } }))
    await tick('Sunday: open')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
    await seeHeading('Anna B')
    expect(((await fieldCalled('Sunday: open')) as HTMLInputElement).checked).to.equal(false)
    expect((await fieldCalled('Saturday, from')).value).to.equal('10:00')
    await press('Put my changes back in')
    await fieldCalled('Sunday, from')
    expect((await fieldCalled('Name')).value).to.equal('Anna B')
    await press('Save')
    await see('Anna B is saved.')
  })

  it('is no longer booked, and booked again', async () => {
    const server = house()
    await edit(server)
    await press('Stop booking')
    await seeHeading('Anna No longer booked')
    await press('Undo')
    await seeHeading('Anna')
    expect(sent(server, PATCH)).to.deep.equal([{ active: false }, { active: true }])
  })
})

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

describe('time off', () => {
  const at = '/v1/admin/staff/s-anna/time-off'

  it('is entered in whole days of their own zone, told of in the month, and taken back', async () => {
    const server = house()
    await edit(server)
    await see('None is entered.')
    await press('Enter time off')
    await enter('From', '2026-11-27')
    await enter('Until', '2026-11-26')
    await press('Enter time off')
    // The first of that name opens what is open already; the one of the form is told by its place.
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('The end is before the start.')
    await expectHealthy()
    await enter('From', '2026-11-26')
    await enter('Until', '2026-11-27')
    await enter('Note', 'Dentist')
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('The time off is entered. One booking is in it, and stays')
    await see('Thu, 26 Nov 2026 – Fri, 27 Nov 2026 Dentist')
    expect(sent(server, `POST ${at}`)).to.deep.equal([
      { start: '2026-11-25T23:00:00Z', end: '2026-11-27T23:00:00Z', note: 'Dentist' },
    ])
    await button('Thursday 26 November: time off')
    await press('Undo')
    await see('The time off is taken back.')
    await see('None is entered.')
    await press('Undo')
    await see('Dentist')
  })

  it('is entered with times, and says which the clock doesn’t show', async () => {
    const server = house()
    await edit(server)
    await press('Enter time off')
    await tick('Whole days')
    await enter('From', '2027-03-28')
    await enter('From, time', '02:30')
    await enter('Until', '2027-03-28')
    await enter('Until, time', '12:00')
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('Choose a date and a time that the clock shows on it.')
    await enter('From, time', '03:30')
    document.querySelector<HTMLElement>('dialog .primary')?.click()
    await see('Sun 28 Mar, 3:30 – Sun 28 Mar, 12:00')
    expect(sent(server, `POST ${at}`)).to.deep.equal([
      { start: '2027-03-28T01:30:00Z', end: '2027-03-28T10:00:00Z', note: null },
    ])
  })
})

describe('somebody with only their own calendar', () => {
  it('changes their hours, days and time off, and nothing else', async () => {
    const server = salon({ as: annasSession() })
    await visit(server)
    await press('Your hours')
    await seeHeading('Your hours')
    await fieldCalled('Monday, from')
    await expectHealthy()
    await tick('Friday: open')
    await press('Save')
    await see('Your hours are saved.')
    expect(sent(server, PATCH)).to.deep.equal([
      { hours: [1, 2, 3, 4].map((day) => ({ days: [day], start: '09:00', end: '17:00' })) },
    ])
    const body = '{"overrides":[{"date":"2026-12-24","windows":[]}]}'
    const address = `${location.origin}/v1/admin/staff/s-anna`
    await server.send(new Request(address, { method: 'PATCH', body, headers: { 'If-Match': '"2"' } }))
    await tick('Thursday: open')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
    await see('Thu, 24 December 2026: Closed')
    await press('Put my changes back in')
    await press('Save')
    await see('Your hours are saved.')
    const asked = new Set(server.asked.map(({ what }) => what))
    expect([asked.has('GET /v1/admin/staff'), asked.has('GET /v1/admin/services')]).to.deep.equal([false, false])
  })
})

describe('what isn’t saved', () => {
  it('isn’t left unasked, by a link or by the browser’s back', async () => {
    await visit(house(), '/admin/staff')
    await press('Edit Anna')
    await fieldCalled('Name')
    await tick('Sunday: open')
    await press('Services')
    await see('Leave without saving?')
    await expectHealthy()
    await press('Stay')
    history.back()
    await see('Leave without saving?')
    expect(location.pathname).to.equal('/admin/staff/s-anna')
    await press('Stay')
    expect(sees('Leave without saving?')).to.equal(false)
    await fieldCalled('Sunday, from')
    history.back()
    await press('Leave without saving')
    await seeHeading('Staff')
    expect(location.pathname).to.equal('/admin/staff')
  })

  it('is nothing where nothing was changed', async () => {
    await edit(house())
    await tick('Sunday: open')
    await tick('Sunday: open')
    await press('Services')
    await seeHeading('Services')
    expect([location.pathname, document.querySelector('dialog')]).to.deep.equal(['/admin/services', null])
  })
})
