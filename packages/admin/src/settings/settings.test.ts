import { expect, waitUntil } from '@open-wc/testing'
import { type FakeServer, changeElsewhere, sent, silence } from '../testing/fake-server.js'
import { salon } from '../testing/salon.js'
import { keepSettings } from '../testing/settings.js'
import { enter, expectHealthy, fieldCalled, leave, press, see, seeHeading, sees, visit } from '../testing/visit.js'

afterEach(leave)

const house = (): FakeServer => keepSettings(salon())
const open = async (server: FakeServer): Promise<void> => {
  await visit(server, '/admin/settings')
  await seeHeading('Settings')
  await fieldCalled('Its name')
}

describe('the settings', () => {
  it('say what customers learn by them, and are saved', async () => {
    const server = house()
    await open(server)
    await see('headed “Salon Rita”. Whoever can’t book there doesn’t learn how to reach you')
    await expectHealthy()
    await enter('Phone number for customers', 'call me')
    await see('Use digits for the phone number')
    await enter('Phone number for customers', '+49 30 123456')
    await enter('E-mail address for customers', 'rita@salon.example')
    await see('says how to reach you: rita@salon.example, +49 30 123456.')
    await press('Save')
    await see('The settings are saved.')
    await enter('E-mail address for customers', '')
    await press('Save')
    await waitUntil(() => sent(server, 'PATCH /v1/admin/settings').length === 2, 'save again', { timeout: 30_000 })
    expect(sent(server, 'PATCH /v1/admin/settings')).to.deep.equal([
      { businessName: 'Salon Rita', contactEmail: 'rita@salon.example', contactPhone: '+49 30 123456' },
      { businessName: 'Salon Rita', contactEmail: null, contactPhone: '+49 30 123456' },
    ])
  })

  it('say so when nothing tells whose page it is', async () => {
    await open(keepSettings(salon(), { businessName: null }))
    await see('Nothing on your booking page says whose it is, or how to reach you')
    await enter('Phone number for customers', '+49 30 123456')
    await see('says how to reach you: +49 30 123456. Nothing says whose it is: give it a name.')
    await enter('Its name', 'Rita’s')
    await see('headed “Rita’s”')
  })

  it('are shown as they are when somebody was faster, and what was typed isn’t lost', async () => {
    const server = house()
    await open(server)
    await changeElsewhere(server, 'settings', { contactEmail: 'hello@salon.example' })
    await enter('Its name', 'Rita’s')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
    expect((await fieldCalled('Its name')).value).to.equal('Salon Rita')
    await press('Put my changes back in')
    await see('headed “Rita’s”, and says how to reach you: hello@salon.example.')
    await press('Save')
    await see('The settings are saved.')
    expect(sent(server, 'PATCH /v1/admin/settings').at(-1)).to.deep.equal({
      businessName: 'Rita’s',
      contactEmail: 'hello@salon.example',
      contactPhone: null,
    })
  })

  it('can be asked for again, and name what is set elsewhere', async () => {
    const server = house()
    server.on('GET /v1/admin/settings', silence)
    await visit(server, '/admin/settings')
    await see('The server can’t be reached.')
    await see('OPENSLOT_OWNER_EMAIL')
    expect(sees('Its name')).to.equal(false)
    keepSettings(server)
    await press('Try again')
    await fieldCalled('Its name')
  })

  it('speak German', async () => {
    await open(house())
    await enter('Language', 'de')
    await see('Wo der Server läuft')
    await enter('E-Mail-Adresse für Kunden', `rita@${'salon.'.repeat(50)}example`)
    await see('Nimm höchstens 254 Zeichen.')
    await expectHealthy()
  })
})
