import { expect } from '@open-wc/testing'
import type { UserRequest } from '@openslot/core/wire'
import { answer, changeElsewhere, refusal, sent } from '../testing/fake-server.js'
import { RITA } from '../testing/people.js'
import { ANNAS, house } from '../testing/user-house.js'
import { enter, expectHealthy, fieldCalled, leave, press, see, seeHeading, sees, visit } from '../testing/visit.js'

afterEach(leave)

describe('the users', () => {
  it('are listed with what they may do and when they were here', async () => {
    await visit(house(RITA, { ...ANNAS, active: false }), '/admin/users')
    await seeHeading('Users')
    await see('Rita Moreno (you)')
    await see('rita@salon.example · Owner')
    await see('Anna Berg Can’t sign in')
    await see('anna@salon.example · Staff: Anna’s calendar')
    await see('Last signed in Wed, 25 Nov 2026, 17:00')
    await see('Never signed in')
    await expectHealthy()
  })
})

describe('a user', () => {
  it('is added with a password that one can tell them', async () => {
    const server = house(RITA)
    await visit(server, '/admin/users')
    await press('Add somebody')
    await seeHeading('A new user')
    await press('Add')
    await see('Enter a name.')
    await see('Enter an e-mail address.')
    await see('Choose whose calendar they may see.')
    await see('Use at least 12 characters.')
    await expectHealthy()
    await enter('Name', 'Anna Berg')
    await enter('E-mail address', 'anna@salon.example')
    await enter('Whose calendar is theirs', 'anna')
    await press('Make one up')
    const { value: password } = await fieldCalled('Password')
    expect(password).to.match(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect((await fieldCalled('Password')).type).to.equal('text')
    await press('Add')
    await see('Anna Berg can sign in now.')
    expect(sent(server, 'POST /v1/admin/users')).to.deep.equal([
      { name: 'Anna Berg', email: 'anna@salon.example', role: 'staff', staff: 'anna', password } satisfies UserRequest,
    ])
  })

  it('isn’t added twice', async () => {
    const server = house(RITA)
    server.on('POST /v1/admin/users', () => refusal('conflict'))
    await visit(server, '/admin/users/new')
    await enter('May do', 'owner')
    await see('May do everything')
    await enter('Name', 'Rita')
    await enter('E-mail address', 'rita@salon.example')
    await enter('Password', 'correct horse battery')
    await press('Add')
    await see('Somebody signs in with this address already.')
  })

  it('isn’t added twice either where only the answer was lost', async () => {
    const server = house(RITA)
    await visit(server, '/admin/users/new')
    await enter('Name', 'Otto')
    await enter('E-mail address', 'Otto@salon.example')
    await enter('May do', 'owner')
    await enter('Password', 'correct horse battery')
    server.lose('POST /v1/admin/users')
    await press('Add')
    await see('The server can’t be reached.')
    await enter('Password', 'another long phrase')
    await press('Add')
    await see('Otto can sign in now.')
    expect(sent(server, 'POST /v1/admin/users')).to.have.length(1)
    expect(sent(server, 'PATCH /v1/admin/users/users-new')).to.deep.equal([
      { name: 'Otto', email: 'Otto@salon.example', role: 'owner', staff: null, password: 'another long phrase' },
    ])
  })

  it('is changed in what was changed alone: the same password must not sign them out', async () => {
    const server = house(RITA, ANNAS)
    await visit(server, '/admin/users/u-anna')
    await seeHeading('Anna Berg')
    expect((await fieldCalled('Whose calendar is theirs')).value).to.equal('anna')
    await enter('Name', 'Anna Berg-Lund')
    await press('Save')
    await see('Anna Berg-Lund is saved.')
    await press('Edit Anna Berg-Lund')
    await enter('New password', 'another long phrase')
    await press('Save')
    await see('Users')
    await seeHeading('Users')
    expect(sent(server, 'PATCH /v1/admin/users/u-anna')).to.deep.equal([
      { name: 'Anna Berg-Lund' },
      { password: 'another long phrase' },
    ])
  })

  it('is shut out, and let in again', async () => {
    const server = house(RITA, ANNAS)
    await visit(server, '/admin/users/u-anna')
    await press('Close the account')
    await see('Anna Berg is signed out everywhere and can’t sign in any more.')
    await see('The private address of their calendar, if there was one, leads nowhere now.')
    await seeHeading('Anna Berg Can’t sign in')
    await expectHealthy()
    await press('Undo')
    await see('Anna Berg can sign in again.')
    await seeHeading('Anna Berg')
    expect(sent(server, 'PATCH /v1/admin/users/u-anna')).to.deep.equal([{ active: false }, { active: true }])
  })

  it('is never the last who may do everything', async () => {
    const server = house(RITA, { ...ANNAS, role: 'owner' })
    server.on('PATCH /v1/admin/users/u-anna', () => refusal('conflict'))
    await visit(server, '/admin/users/u-anna')
    await press('Close the account')
    await see('Nobody would be left who may do everything.')
  })

  it('can’t take their own rights away', async () => {
    await visit(house(RITA, ANNAS), '/admin/users/u-rita')
    await seeHeading('Rita Moreno')
    await see('another owner can change')
    expect(sees('Close the account')).to.equal(false)
    expect(sees('May do')).to.equal(false)
  })

  it('is shown as it is when somebody was faster', async () => {
    const server = house(RITA, ANNAS)
    await visit(server, '/admin/users/u-anna')
    await fieldCalled('Name')
    await changeElsewhere(server, 'users/u-anna', { name: 'Anna Lund' })
    await enter('Name', 'Anne')
    await enter('New password', 'a phrase for Anna')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
    await seeHeading('Anna Lund')
    expect((await fieldCalled('Name')).value).to.equal('Anna Lund')
    await press('Put my changes back in')
    expect((await fieldCalled('Name')).value).to.equal('Anne')
    expect((await fieldCalled('New password')).value).to.equal('a phrase for Anna')
    await press('Save')
    await see('Anne is saved.')
    expect(sent(server, 'PATCH /v1/admin/users/u-anna').at(-1)).to.deep.equal({
      name: 'Anne',
      password: 'a phrase for Anna',
    })
  })

  it('isn’t left unsaved unasked', async () => {
    await visit(house(RITA, ANNAS), '/admin/users/u-anna')
    await enter('Name', 'Anne')
    await press('Services')
    await see('Leave without saving?')
  })

  it('speaks German', async () => {
    const server = house(RITA)
    server.on('GET /v1/admin/users', () => answer({ users: [RITA] }))
    await visit(server, '/admin/users/new')
    await enter('Language', 'de')
    await see('Wessen Kalender es ist')
    await expectHealthy()
  })
})
