import { expect } from '@open-wc/testing'
import type { AdminStaffMember } from '@openslot/core/wire'
import { changeElsewhere, refusal, sent, silence } from '../testing/fake-server.js'
import { ANNA, BEN, HAIRCUT } from '../testing/people.js'
import { CLEO, PATCH, edit, house } from '../testing/staff-house.js'
import { enter, expectHealthy, fieldCalled, leave, press, see, seeHeading, tick, visit } from '../testing/visit.js'

afterEach(leave)

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

  it('isn’t made twice where only the answer was lost', async () => {
    const server = house()
    await visit(server, '/admin/staff/new')
    await enter('Name', 'Dora')
    await enter('E-mail address', 'dora@salon.example')
    server.lose('POST /v1/admin/staff')
    await press('Save')
    await see('The server can’t be reached.')
    await press('Save')
    await see('Dora is saved.')
    expect(sent(server, 'POST /v1/admin/staff')).to.have.length(1)
    expect(sent(server, 'PATCH /v1/admin/services/v-shave')).to.deep.equal([{ staff: ['ben', 'dora'] }])
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
    await changeElsewhere(server, 'services/v-shave', { staff: ['ben', 'cleo'] })
    await press('Save')
    await see('Anna is saved.')
    expect(sent(server, 'PATCH /v1/admin/services/v-shave').at(-1)).to.deep.equal({ staff: ['ben', 'cleo', 'anna'] })
  })

  it('says what is wrong beside each field, also when only the server knows', async () => {
    const server = house()
    await edit(server)
    await enter('E-mail address', 'anna@salon')
    await see('Check the e-mail address: it looks incomplete.')
    await enter('E-mail address', 'anna@salon.example')
    await enter('Most a week', '1000001')
    await see('Use at most 1,000,000.')
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
    const hours = [{ days: [6], start: '10:00', end: '14:00' }]
    await changeElsewhere(server, 'staff/s-anna', { name: 'Anna B', hours })
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
