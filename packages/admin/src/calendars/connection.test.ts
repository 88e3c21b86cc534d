import { expect } from '@open-wc/testing'
import type { CalendarConnection } from '@openslot/core/wire'
import { AT, CLOUD, ONE, WORK, house, open } from '../testing/calendar-house.js'
import { answer, refusal, sent } from '../testing/fake-server.js'
import { button, enter, expectHealthy, fieldCalled, leave, press, see, seeAsked, sees, tick } from '../testing/visit.js'

afterEach(leave)

describe('a connected account', () => {
  it('blocks by the calendars that are chosen, and one of them gets the bookings', async () => {
    const server = house()
    server.on(`PATCH ${ONE}`, () =>
      answer({ ...CLOUD, calendars: [{ ...WORK, blocks: false, receives: true }] } satisfies CalendarConnection),
    )
    await open(server)
    await press('Choose calendars: anna')
    await see('Which of them block times?')
    await expectHealthy()
    await tick('Holidays')
    await tick('Work')
    await enter('Which one gets the bookings?', 'work')
    await see('After a quarter of an hour without it.')
    await enter('When it can’t be read', 'use-last-known')
    await enter('For how long', '360')
    await enter('When somebody moves or deletes a booking’s event there', 'follow')
    await press('Save')
    await see('Work: gets the bookings')
    expect(sent(server, `PATCH ${ONE}`)).to.deep.equal([
      {
        policy: 'use-last-known',
        maxAgeMinutes: 360,
        handMade: 'follow',
        calendars: [
          { remoteId: 'work', blocks: false, receives: true },
          { remoteId: 'feasts', blocks: true, receives: false },
        ],
      },
    ])
    expect(server.asked.at(-1)?.headers.get('If-Match')).to.equal('"7"')
  })

  it('keeps its choice where its service says nothing, and its rules can be changed all the same', async () => {
    const server = house()
    server.on(`GET ${ONE}/available`, () => refusal('calendar-failed', { detail: 'It is down.' }))
    server.on(`PATCH ${ONE}`, () => answer(CLOUD))
    await open(server)
    await press('Choose calendars: anna')
    await see('It was noted: It is down.')
    await press('Save')
    await see('The choice is saved.')
    expect(sent(server, `PATCH ${ONE}`)).to.deep.equal([{ policy: 'block', handMade: 'show' }])
  })

  it('is shown as it is when somebody was faster', async () => {
    const server = house()
    server.on(`PATCH ${ONE}`, () => refusal('precondition-failed'))
    await open(server)
    await press('Choose calendars: anna')
    await fieldCalled('Which one gets the bookings?')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
  })

  it('is opened anew with another password, and read at once', async () => {
    const server = house([{ ...CLOUD, state: 'needs-reconnecting' }])
    server.on(`PATCH ${ONE}`, () => answer(CLOUD))
    await open(server)
    await press('Connect again: anna')
    await press('Connect again')
    await see('Enter your password.')
    await enter('Password', 'app password')
    await press('Connect again')
    await see('CalDAV anna Works')
    expect(sent(server, `PATCH ${ONE}`)).to.deep.equal([{ username: 'anna', password: 'app password' }])
    server.on(`POST ${ONE}/read`, () => answer({ ...CLOUD, calendars: [{ ...WORK, readAt: '2026-11-26T09:05:00Z' }] }))
    await press('Read now: anna')
    await see('Read Thu, 26 Nov 2026, 10:05')
  })

  it('is opened anew beside one that is being connected', async () => {
    const server = house()
    await open(server)
    await press('iCloud, Nextcloud, others')
    await press('Connect again: anna')
    await press('Connect')
    await see('Enter the user name.')
    await expectHealthy()
    const names = [...document.querySelectorAll<HTMLInputElement>('[name=username]')]
    expect(names.map(({ labels }) => [...(labels ?? [])].map((label) => label.textContent.trim()))).to.deep.equal([
      ['User name'],
      ['User name'],
    ])
  })

  it('is disconnected unless somebody thinks better of it', async () => {
    const server = house()
    server.on(`DELETE ${ONE}`, () => new Response(null, { status: 204 }))
    await open(server)
    await press('Disconnect: anna')
    await see('anna is disconnected. What stands in it stays.')
    expect(sees('CalDAV anna')).to.equal(false)
    await press('Undo')
    await see('CalDAV anna Works')
    await press('Disconnect: anna')
    await press('Today')
    await seeAsked(server, `DELETE ${ONE}`)
  })
})

describe('connecting', () => {
  it('takes an address, a name and a password', async () => {
    const server = house([])
    await open(server)
    await press('iCloud, Nextcloud, others')
    await press('Connect')
    await see('Enter an address such as https://cloud.example.com/.')
    await see('Enter the user name.')
    await expectHealthy()
    await enter('Where is it?', 'https://caldav.icloud.com/')
    expect((await fieldCalled('Address')).value).to.equal('https://caldav.icloud.com/')
    await enter('User name', 'anna@icloud.example')
    await enter('Password', 'abcd-efgh')
    server.on(`POST ${AT}/calendars`, () => refusal('calendar-failed', { detail: 'The server refuses the user name.' }))
    await press('Connect')
    await see('It was noted: The server refuses the user name.')
    server.on(`POST ${AT}/calendars`, () => answer({ ...CLOUD, account: 'anna@icloud.example' }, 201))
    await press('Connect')
    await see('CalDAV anna@icloud.example Works')
    expect(sent(server, `POST ${AT}/calendars`).at(-1)).to.deep.equal({
      provider: 'caldav',
      url: 'https://caldav.icloud.com/',
      username: 'anna@icloud.example',
      password: 'abcd-efgh',
    })
  })

  it('takes a published address', async () => {
    const server = house([])
    server.on(`POST ${AT}/calendars`, () => answer({ ...CLOUD, provider: 'ics', account: 'Football' }, 201))
    await open(server)
    await press('A published address')
    await enter('Address', 'webcal://club.example/plan.ics')
    await enter('What you call it', 'Football')
    await press('Connect')
    await see('Published calendar Football Works')
    expect(sent(server, `POST ${AT}/calendars`)).to.deep.equal([
      { provider: 'ics', url: 'webcal://club.example/plan.ics', name: 'Football' },
    ])
  })

  it('says in the reader’s language why an address isn’t taken', async () => {
    const server = house([])
    const message = 'The calendar’s address is not HTTPS, or private, loopback or link-local.'
    server.on(`POST ${AT}/calendars`, () =>
      refusal('validation', { errors: [{ pointer: '/url', message, code: 'not-allowed' }] }),
    )
    await open(server)
    await enter('Language', 'de')
    await press('Eine veröffentlichte Adresse')
    await enter('Adresse', `https://club.example/${'x'.repeat(2000)}`)
    await enter('Wie du ihn nennst', 'Training')
    await press('Verbinden')
    await see('Nimm höchstens 2000 Zeichen.')
    await enter('Adresse', 'https://10.0.0.1/plan.ics')
    await press('Verbinden')
    await see('Dort kann der Server nicht lesen: Die Adresse ist nicht öffentlich oder nicht HTTPS')
    expect(sees(message)).to.equal(false)
    expect(sent(server, `POST ${AT}/calendars`)).to.have.length(1)
    await expectHealthy()
  })

  it('leads to Google, and says when this server can’t', async () => {
    const server = house([])
    server.on(`POST ${AT}/calendars/authorize`, ({ json }) =>
      (json as { provider: string }).provider === 'google'
        ? answer({ url: 'https://accounts.google.example/yes', expiresAt: '2026-11-26T09:15:00Z' }, 201)
        : refusal('validation', { errors: [{ pointer: '/provider', message: 'Register this server.' }] }),
    )
    await open(server)
    await press('Google')
    const link = await button('Go to Google')
    expect(link.getAttribute('href')).to.equal('https://accounts.google.example/yes')
    await expectHealthy()
    await press('Microsoft')
    await see('This server isn’t registered with Microsoft yet.')
  })
})
