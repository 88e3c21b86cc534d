import { expect, waitUntil } from '@open-wc/testing'
import { signIn, signedOut } from '../testing/door.js'
import { answer, refusal, sent, silence } from '../testing/fake-server.js'
import { session } from '../testing/people.js'
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
  visit,
} from '../testing/visit.js'

afterEach(leave)

describe('signing in', () => {
  it('leads to the address that was asked for', async () => {
    const server = signedOut()
    await visit(server, '/admin/account')
    await seeHeading('Sign in')
    await expectHealthy()
    await signIn()
    await seeHeading('Your account')
    expect(location.pathname).to.equal('/admin/account')
    expect(server.asked.find(({ what }) => what === 'POST /v1/session')?.json).to.deep.equal({
      email: 'rita@salon.example',
      password: 'correct horse battery',
    })
  })

  it('says what is missing, leads there, and takes it back as it is mended', async () => {
    await visit(signedOut())
    await press('Sign in')
    await see('Enter your e-mail address.')
    expect(document.activeElement).to.equal(await fieldCalled('E-mail address'))
    await expectHealthy()
    await enter('E-mail address', 'rita@salon.example')
    expect(sees('Enter your e-mail address.')).to.equal(false)
    expect(sees('Enter your password.')).to.equal(true)
  })

  it('says that address and password don’t fit, that it was tried too often, and that nobody answered', async () => {
    const server = signedOut()
    await visit(server)
    server.on('POST /v1/session', () => refusal('unauthorized'))
    await signIn()
    await see('That address and password don’t belong together.')
    expect((await fieldCalled('Password')).value).to.equal('correct horse battery')
    server.on('POST /v1/session', () => new Response('', { status: 429, headers: { 'Retry-After': '540' } }))
    await press('Sign in')
    await see('Try again in 9 minutes.')
    server.on('POST /v1/session', silence)
    await press('Sign in')
    await see('The server can’t be reached.')
  })

  it('shows the password to who wants to see it', async () => {
    await visit(signedOut())
    const field = (await fieldCalled('Password')) as HTMLInputElement
    expect(field.type).to.equal('password')
    await press('Show password')
    await button('Hide password')
    expect(field.type).to.equal('text')
  })

  it('can be tried again when the server didn’t answer at first', async () => {
    const server = signedOut()
    server.on('GET /v1/session', silence)
    await visit(server)
    await see('The server can’t be reached.')
    server.on('GET /v1/session', () => answer(session()))
    await press('Try again')
    await seeHeading('Today')
    expect(server.asked.filter(({ what }) => what === 'GET /v1/session')).to.have.length(2)
  })

  it('speaks German to who reads it, and remembers that', async () => {
    await visit(signedOut())
    await enter('Language', 'de')
    await seeHeading('Anmelden')
    expect(document.documentElement.lang).to.equal('de')
    document.querySelector('admin-app')?.remove()
    await visit(signedOut())
    await seeHeading('Anmelden')
  })
})

describe('somebody signed in', () => {
  const open = async () => {
    const server = signedOut()
    server.on('GET /v1/session', () => answer(session()))
    await visit(server, '/admin/account')
    await seeHeading('Your account')
    return server
  }

  it('has a button for a new password that is as wide as what it says', async () => {
    await open()
    const change = await button('Change password')
    expect(change.clientWidth).to.be.below((change.closest('form') as HTMLElement).clientWidth / 2)
  })

  it('signs out, and is told when that didn’t work', async () => {
    const server = await open()
    server.on('DELETE /v1/session', silence)
    await press('Sign out')
    await see('The server can’t be reached.')
    server.on('DELETE /v1/session', () => new Response(null, { status: 204 }))
    await press('Sign out')
    await seeHeading('Sign in')
    await waitUntil(() => document.activeElement?.textContent === 'Sign in', 'hear the heading')
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('changes their password', async () => {
    const server = await open()
    await expectHealthy()
    server.on('POST /v1/session/password', () =>
      refusal('validation', { errors: [{ pointer: '/current', message: 'This is not your password now.' }] }),
    )
    await enter('Current password', 'wrong')
    await enter('New password', 'short')
    await press('Change password')
    await see('Use at least 12 characters.')
    await enter('Current password', 'correct horse battery')
    await enter('New password', 'correct horse battery')
    await press('Change password')
    await see('This is your password already. Choose another one.')
    expect(sent(server, 'POST /v1/session/password')).to.deep.equal([])
    await enter('Current password', 'wrong')
    await enter('New password', 'another long phrase')
    await press('Change password')
    await see('This is not your password now. Check it.')
    server.on('POST /v1/session/password', () => answer(session()))
    await enter('Current password', 'correct horse battery')
    await press('Change password')
    await see('Your password is changed.')
    expect((await fieldCalled('Current password')).value).to.equal('')
  })

  it('goes between the screens by links and by the browser’s back', async () => {
    await open()
    await press('Your site')
    await seeHeading('Put it on your site')
    expect([location.pathname, document.title]).to.deep.equal(['/admin/site', 'Put it on your site – OpenSlot'])
    await waitUntil(
      () => (document.activeElement as HTMLElement).innerText === 'Put it on your site',
      'hear the heading',
    )
    history.back()
    await seeHeading('Your account')
  })

  it('is told of an address that leads nowhere', async () => {
    const server = signedOut()
    server.on('GET /v1/session', () => answer(session()))
    await visit(server, '/admin/nowhere/at-all')
    await seeHeading('There is nothing here')
    await expectHealthy()
    await press('Go to the start')
    await seeHeading('Today')
    expect(location.pathname).to.equal('/admin')
  })
})
