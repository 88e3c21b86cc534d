import { expect, waitUntil } from '@open-wc/testing'
import type { AdminService } from '@openslot/core/wire'
import { answer, changeElsewhere, refusal, sent, silence } from '../testing/fake-server.js'
import { ANNA, BEN } from '../testing/people.js'
import { CUT, PATCH, PERM, edit, house } from '../testing/service-house.js'
import {
  button,
  enter,
  expectHealthy,
  fieldCalled,
  leave,
  press,
  see,
  seeAsked,
  seeHeading,
  sees,
  tick,
  visit,
} from '../testing/visit.js'

afterEach(leave)

describe('the services', () => {
  it('are listed with what they take, cost and who gives them, those that are gone below', async () => {
    await visit(
      house(CUT, { ...CUT, id: 'v-shave', slug: 'shave', name: 'Shave', price: null, staff: [] }, PERM),
      '/admin/services',
    )
    await see('30 min · €45.00 · Anna')
    await see('Shave Nobody gives it')
    await see('No longer offered')
    expect(sees('Nothing can be booked yet.')).to.equal(false)
    await expectHealthy()
  })

  it('say what they are while there are none', async () => {
    await visit(house(), '/admin/services')
    await see('Nothing can be booked yet.')
    await expectHealthy()
    await press('Add a service')
    await seeHeading('New service')
    expect(location.pathname).to.equal('/admin/services/new')
  })

  it('can be asked for again when the server didn’t answer', async () => {
    const server = house(CUT)
    server.on('GET /v1/admin/staff', silence)
    await visit(server, '/admin/services')
    await see('The server can’t be reached.')
    server.on('GET /v1/admin/staff', () => answer({ staff: [ANNA, BEN] }))
    await press('Try again')
    await see('30 min · €45.00 · Anna')
    expect(sees('The server can’t be reached.')).to.equal(false)
  })
})

describe('a service', () => {
  it('is made of its name alone, with what is usual, for everybody', async () => {
    const server = house(CUT)
    await visit(server, '/admin/services/new')
    await press('Save')
    await see('Name what customers book.')
    expect(document.activeElement).to.equal(await fieldCalled('Name'))
    await expectHealthy()
    await enter('Name', 'Haircut')
    await press('Save')
    await seeHeading('Services')
    await see('Haircut is saved.')
    const [made] = sent(server, 'POST /v1/admin/services') as [AdminService]
    expect(made).to.deep.include({
      slug: 'haircut-2',
      durationMinutes: 30,
      slotIntervalMinutes: 30,
      price: null,
      location: null,
      bookingWindowDays: 60,
      staff: ['anna', 'ben'],
      reminderOffsetsMinutes: [1440, 60],
    })
  })

  it('is changed in what was changed alone, and only as it was seen', async () => {
    const server = house(CUT)
    await edit(server)
    expect((await fieldCalled('Free after it')).value).to.equal('25')
    await expectHealthy()
    await enter('Price', '49,90')
    await enter('Where', 'in-person')
    await enter('Address, or how to find you', 'Main St 4')
    await enter('At least this long before', '1440')
    await see('Right now, customers could book from Fri 27 Nov, 10:05 until Mon, 25 Jan 2027.')
    await tick('Ben')
    await tick('1 h before')
    await press('Save')
    await seeHeading('Services')
    expect(sent(server, PATCH)).to.deep.equal([
      {
        price: { amount: 4990, currency: 'EUR' },
        location: { kind: 'in-person', text: 'Main St 4', url: null },
        minimumNoticeMinutes: 1440,
        staff: ['anna', 'ben'],
        reminderOffsetsMinutes: [1440],
      },
    ])
    await see('€49.90 · Anna, Ben')
  })

  it('says in the reader’s language what is more than the server takes', async () => {
    const server = house(CUT)
    await edit(server)
    await enter('Guests a customer may bring', '21')
    await see('Use at most 20.')
    await enter('Language', 'de')
    await enter('Gäste, die ein Kunde mitbringen kann', '12345678')
    await see('Nimm höchstens 20.')
    await enter('Andere Dauern', '45, 99999')
    await see('Nimm höchstens 10.080.')
    await enter('Höchstens am Tag', '1000001')
    await press('Speichern')
    await see('Nimm höchstens 1.000.000.')
    expect(sent(server, PATCH)).to.deep.equal([])
  })

  it('says what is wrong beside each field, also when only the server knows', async () => {
    const server = house(CUT)
    await edit(server)
    await enter('Price', 'a lot')
    await see('Use an amount such as 45 or 45.50.')
    await enter('Price', '45')
    await enter('Most a day', 'many')
    await enter('Places in one appointment', '0')
    await press('Save')
    await see('Use a whole number, at least 1.')
    await see('Some entries need another look.')
    expect(sent(server, PATCH)).to.deep.equal([])
    await enter('Most a day', '8')
    await enter('Places in one appointment', '2')
    server.on(PATCH, () => refusal('validation', { errors: [{ pointer: '/caps/day', message: 'Use at most 7.' }] }))
    await press('Save')
    await see('Use at most 7.')
    expect(document.activeElement).to.equal(await fieldCalled('Most a day'))
    await expectHealthy()
  })

  it('is shown as it is when somebody was faster, and what was typed isn’t lost', async () => {
    const server = house(CUT)
    await edit(server)
    await changeElsewhere(server, 'services/v-haircut', { name: 'Cut', description: 'With a wash' })
    await enter('Name', 'Haircut, short')
    await enter('Usual length', '20')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
    await seeHeading('Cut')
    expect((await fieldCalled('Name')).value).to.equal('Cut')
    expect((await fieldCalled('Usual length')).value).to.equal('30')
    // Until it is chosen whose counts, nothing can be saved, and so nothing lost.
    expect([sees('Save'), document.activeElement]).to.deep.equal([false, await button('Put my changes back in')])
    await enter('Price', '50')
    await expectHealthy()
    await press('Put my changes back in')
    expect((await fieldCalled('Description')).value).to.equal('With a wash')
    expect(sees('Somebody else changed this meanwhile.')).to.equal(false)
    await press('Save')
    await see('Haircut, short is saved.')
    expect(sent(server, PATCH).at(-1)).to.deep.include({
      name: 'Haircut, short',
      durationMinutes: 20,
      price: { amount: 5000, currency: 'EUR' },
    })
  })

  it('stays as somebody else has made it, for who leaves it at that', async () => {
    const server = house(CUT)
    await edit(server)
    await changeElsewhere(server, 'services/v-haircut', { name: 'Cut' })
    await enter('Name', 'Trim')
    await press('Save')
    await press('Leave it as it is')
    await waitUntil(async () => document.activeElement === (await button('Save')), 'the button has the focus')
    expect((await fieldCalled('Name')).value).to.equal('Cut')
    // There is nothing left to ask about.
    await press('Staff')
    await seeHeading('Staff')
  })

  it('isn’t made twice where only the answer was lost, and is as it was wanted last', async () => {
    const server = house(CUT)
    await visit(server, '/admin/services/new')
    await enter('Name', 'Shave')
    server.lose('POST /v1/admin/services')
    await press('Save')
    await see('The server can’t be reached.')
    await enter('Name', 'Wet shave')
    await press('Save')
    await see('Wet shave is saved.')
    expect(sent(server, 'POST /v1/admin/services')).to.have.length(1)
    expect(sent(server, 'PATCH /v1/admin/services/services-shave')).to.deep.equal([{ name: 'Wet shave' }])
  })

  it('is no longer offered, and offered again', async () => {
    const server = house(CUT)
    await edit(server)
    await press('Stop offering it')
    await see('Haircut is no longer offered.')
    await seeHeading('Haircut No longer offered')
    await press('Undo')
    await see('Haircut is offered again.')
    await seeHeading('Haircut')
    expect(sent(server, PATCH)).to.deep.equal([{ active: false }, { active: true }])
  })

  it('keeps what was typed when the server is gone', async () => {
    const server = house(CUT)
    await edit(server)
    await enter('Name', 'Trim')
    server.on(PATCH, silence)
    await press('Save')
    await see('The server can’t be reached.')
    expect((await fieldCalled('Name')).value).to.equal('Trim')
    await seeAsked(server, PATCH)
  })

  it('speaks German', async () => {
    await edit(house(CUT))
    await enter('Language', 'de')
    await see('Wann sie gebucht werden kann')
    await enter('Name', 'x'.repeat(201))
    await see('Nimm höchstens 200 Zeichen.')
    await enter('Name', 'Schnitt')
    expect((await fieldCalled('Preis')).value).to.equal('45.00')
    await expectHealthy()
  })
})
