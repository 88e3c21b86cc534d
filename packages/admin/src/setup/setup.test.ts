import { expect, waitUntil } from '@open-wc/testing'
import { answer, refusal, sent } from '../testing/fake-server.js'
import { PASSWORD, asFarAsHours, emptyServer, makeAccount } from '../testing/new-shop.js'
import { ANNA, HAIRCUT, annasSession, session } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { keepSettings } from '../testing/settings.js'
import {
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

describe('the first owner', () => {
  it('makes their account with the code of the link, which leaves the address', async () => {
    const server = emptyServer()
    await visit(server, '/admin#setup=s3cret')
    await seeHeading('Your account')
    expect(location.hash).to.equal('')
    expect(document.activeElement?.textContent).to.equal('Your account')
    await expectHealthy()
    await makeAccount()
    await seeHeading('Your business')
    expect(sent(server, 'POST /v1/setup')).to.deep.equal([
      { code: 's3cret', name: 'Rita Moreno', email: 'rita@salon.example', password: PASSWORD },
    ])
  })

  it('is asked for the code without the link, and when it doesn’t open', async () => {
    const server = emptyServer()
    await visit(server)
    await seeHeading('Your account')
    await fieldCalled('Setup code')
    leave()

    await visit(server, '/admin#setup=old')
    server.on('POST /v1/setup', () => refusal('validation', { errors: [{ pointer: '/code', message: 'No.' }] }))
    await makeAccount()
    await see('That isn’t the code.')
    expect((await fieldCalled('Your name')).value).to.equal('Rita Moreno')
    server.on('POST /v1/setup', () => answer(session(), 201))
    await enter('Setup code', 'right')
    await press('Make my account')
    await seeHeading('Your business')
    expect(sent(server, 'POST /v1/setup').at(-1)).to.include({ code: 'right' })
  })

  it('learns what is wrong field by field, and that somebody was faster', async () => {
    const server = emptyServer()
    await visit(server, '/admin#setup=s3cret')
    await seeHeading('Your account')
    await press('Make my account')
    await see('Enter your name.')
    await see('Use at least 12 characters.')
    await enter('E-mail address', 'rita@salon')
    await see('Check the e-mail address: it looks incomplete.')
    expect(sent(server, 'POST /v1/setup')).to.deep.equal([])
    server.on('POST /v1/setup', () => refusal('conflict'))
    await makeAccount()
    await see('This server is set up already. Sign in.')
  })
})

describe('the setup', () => {
  it('can be left by signing out, and gone on with', async () => {
    const server = emptyServer(session())
    server.on('DELETE /v1/session', () => new Response(null, { status: 204 }))
    server.on('GET /v1/setup', () => answer({ isNeeded: false }))
    server.on('POST /v1/session', () => answer(session()))
    await visit(server)
    await seeHeading('Your business')
    await expectHealthy()
    await press('Sign out')
    await seeHeading('Sign in')
    expect(sees('Sign out')).to.equal(false)
    await enter('E-mail address', 'rita@salon.example')
    await enter('Password', PASSWORD)
    await press('Sign in')
    await seeHeading('Your business')
  })

  it('makes the business, a person and a service that can be booked', async () => {
    const server = emptyServer(session())
    await visit(server)
    await seeHeading('Your business')
    expect(location.pathname).to.equal('/admin/setup')
    await expectHealthy()
    await press('Next')
    await see('Enter the name of your business.')
    await enter('Its name', 'Salon Rita')
    await press('Next')

    await seeHeading('Your first service')
    await expectHealthy()
    await enter('Name', 'Schnitt & Färben')
    await enter('How long it takes', '75')
    await enter('Price', '45,5 0')
    await press('Next')
    await see('Use an amount such as 45 or 45.50.')
    await enter('Price', '45,5')
    await enter('Currency', 'EUR')
    await press('Next')

    await seeHeading('When can you be booked?')
    await tick('Saturday: open')
    await tick('Friday: open')
    await enter('Saturday, until', '00:00')
    await enter('Time zone', 'Europe/Vienna')
    await expectHealthy()
    await press('Finish')
    await seeHeading('Put it on your site')
    await see('You’re ready: customers can book.')

    expect(sent(server, 'PATCH /v1/admin/settings')).to.deep.equal([{ businessName: 'Salon Rita' }])
    const [member] = sent(server, 'POST /v1/admin/staff')
    expect(member).to.deep.include({ slug: 'rita-moreno', name: 'Rita Moreno', timeZone: 'Europe/Vienna' })
    expect((member as typeof ANNA).hours).to.deep.equal([
      ...[1, 2, 3, 4].map((day) => ({ days: [day], start: '09:00', end: '17:00' })),
      { days: [6], start: '09:00', end: '24:00' },
    ])
    expect(sent(server, 'POST /v1/admin/services')).to.deep.equal([
      {
        slug: 'schnitt-farben',
        name: 'Schnitt & Färben',
        durationMinutes: 75,
        price: { amount: 4550, currency: 'EUR' },
        staff: ['rita-moreno'],
      },
    ])
  })

  it('loses nothing on the way back', async () => {
    await asFarAsHours(emptyServer(session()))
    await tick('Sunday: open')
    await press('Back')
    await seeHeading('Your first service')
    expect((await fieldCalled('Name')).value).to.equal('Haircut')
    await enter('Name', 'Beard')
    await press('Back')
    await seeHeading('Your business')
    expect((await fieldCalled('Its name')).value).to.equal('Salon Rita')
    await press('Next')
    await seeHeading('Your first service')
    expect((await fieldCalled('Name')).value).to.equal('Beard')
    await press('Next')
    expect(((await fieldCalled('Sunday: open')) as HTMLInputElement).checked).to.equal(true)
  })

  it('says which day’s times can’t be, and copies a day’s to all that are open', async () => {
    const server = emptyServer(session())
    await asFarAsHours(server)
    await enter('Monday, until', '09:00')
    await press('Finish')
    await see('Monday: the end is the start.')
    expect(sent(server, 'POST /v1/admin/staff')).to.deep.equal([])
    await enter('Monday, until', '18:30')
    await press('Monday: copy to other days')
    await press('Copy')
    expect((await fieldCalled('Friday, until')).value).to.equal('18:30')
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) await tick(`${day}: open`)
    await press('Finish')
    await see('Open at least one day.')
  })

  it('makes nothing twice after a failure, also where only the answer was lost', async () => {
    const server = emptyServer(session())
    await asFarAsHours(server)
    server.lose('POST /v1/admin/staff')
    await press('Finish')
    await see('The server can’t be reached.')
    await tick('Saturday: open')
    server.lose('POST /v1/admin/services')
    await press('Finish')
    await waitUntil(() => sent(server, 'POST /v1/admin/services').length === 1, 'the service sent')
    await see('The server can’t be reached.')
    await press('Back')
    await enter('How long it takes', '45')
    await press('Next')
    await seeHeading('When can you be booked?')
    await press('Finish')
    await seeHeading('Put it on your site')
    expect(
      [sent(server, 'POST /v1/admin/staff'), sent(server, 'POST /v1/admin/services')].map((all) => all.length),
    ).to.deep.equal([1, 1])
    // What was changed between the tries counts.
    const [hours] = sent(server, 'PATCH /v1/admin/staff/staff-rita-moreno') as [typeof ANNA]
    expect(hours.hours.flatMap(({ days }) => days)).to.deep.equal([1, 2, 3, 4, 5, 6])
    expect(sent(server, 'PATCH /v1/admin/services/services-haircut')).to.deep.equal([{ durationMinutes: 45 }])
  })

  it('goes on where it was after a reload, and names no business twice', async () => {
    const server = emptyServer(session())
    keepSettings(server)
    await visit(server)
    await seeHeading('Your first service')
    expect(document.activeElement?.textContent).to.equal('Your first service')
    await press('Back')
    await seeHeading('Your business')
    expect((await fieldCalled('Its name')).value).to.equal('Salon Rita')
    await press('Next')
    await seeHeading('Your first service')
    expect(sent(server, 'PATCH /v1/admin/settings')).to.deep.equal([])
  })

  it('leaves those their hours who have some, and asks for none', async () => {
    const zoe = { ...ANNA, id: 's-zoe', slug: 'zoe', name: 'Zoe', timeZone: 'America/New_York' }
    const server = salon({ services: [], staff: [zoe] })
    keepSettings(server)
    await visit(server)
    await seeHeading('Your first service')
    await see('Step 3 of 3')
    await expectHealthy()
    await enter('Name', 'Haircut')
    await press('Finish')
    await seeHeading('Put it on your site')
    expect((sent(server, 'POST /v1/admin/services')[0] as typeof HAIRCUT).staff).to.deep.equal(['zoe'])
    expect(server.asked.filter(({ what }) => /(PATCH|POST) .*(staff|settings)/.test(what))).to.deep.equal([])
  })

  it('is nothing for a shop that is set up, by its address or by the browser’s back', async () => {
    const server = salon()
    keepSettings(server)
    await visit(server, '/admin/setup')
    await seeHeading('Today')
    expect(location.pathname).to.equal('/admin')
    leave()

    const pushed: string[] = []
    const push = history.pushState.bind(history)
    history.pushState = (state: unknown, unused: string, address: string) => {
      pushed.push(address)
      push(state, unused, address)
    }
    try {
      await asFarAsHours(emptyServer(session()))
      await press('Finish')
      await seeHeading('Put it on your site')
      expect(pushed).to.deep.equal([])
    } finally {
      // The browser's own is there again.
      Reflect.deleteProperty(history, 'pushState')
    }
  })

  it('is not for a server that has services', async () => {
    const server = emptyServer(session())
    server.on('GET /v1/admin/services', () => answer({ services: [HAIRCUT] }))
    await visit(server)
    await seeHeading('Today')
    expect(sees('Set up')).to.equal(false)
  })

  it('is not for staff either', async () => {
    const server = emptyServer(annasSession())
    await visit(server)
    await seeHeading('Today')
    expect(location.pathname).to.equal('/admin')
  })
})
