import { expect } from '@open-wc/testing'
import type { CalendarConnection } from '@openslot/core/wire'
import { AT, CLOUD, WORK, house, open } from '../testing/calendar-house.js'
import { answer, sent } from '../testing/fake-server.js'
import { annasSession } from '../testing/people.js'
import { enter, expectHealthy, leave, press, see, seeAsked, sees } from '../testing/visit.js'

afterEach(leave)

describe('the connected calendars', () => {
  it('are shown for each staff member with what they are good for', async () => {
    await open(house())
    await see('CalDAV anna Works')
    await see('Work: blocks times')
    await see('Read Thu, 26 Nov 2026, 10:00')
    await expectHealthy()
    await enter('Whose', 's-ben')
    await see('None is connected yet. Whatever Ben has planned elsewhere, customers can book over it.')
    expect(location.pathname).to.equal('/admin/calendars/s-ben')
  })

  it('say what is wrong, what it means and what to do', async () => {
    const broken: CalendarConnection = {
      ...CLOUD,
      state: 'needs-reconnecting',
      blocksAll: true,
      lostReceiving: 'Clients',
      calendars: [
        {
          ...WORK,
          failingSince: '2026-11-26T08:00:00Z',
          error: { code: 'needs-reconnecting', message: 'The server refuses the user name or password.' },
          unreadable: [{ event: 'abc@example.com', message: 'Its time zone can’t be read.' }],
        },
      ],
    }
    await open(house([broken]))
    await see('CalDAV anna Must be connected again')
    await see('No times of Anna are offered now')
    await see('Bookings went into “Clients”, which the account has no longer.')
    await see('Access was taken back, or the password is wrong. Connect it again.')
    await press('One event can’t be read in full, and blocks more than it may have to')
    await see('abc@example.com: Its time zone can’t be read.')
    await expectHealthy()
  })

  it('say which of them can’t be written, since when and why', async () => {
    const full: CalendarConnection = {
      ...CLOUD,
      state: 'unwritable',
      unwritable: [{ name: 'Clients', since: '2026-11-26T09:30:00Z', message: 'The server answered 507.' }],
    }
    await open(house([full]))
    await see('CalDAV anna Can’t be written')
    await see('Since Thu, 26 Nov 2026, 10:30, bookings can’t be written into “Clients”, nor taken out of it.')
    await press('What the other side said')
    await see('The server answered 507.')
    await expectHealthy()
  })

  it('are somebody’s own who has only their own calendar', async () => {
    const server = house([CLOUD], annasSession())
    await open(server)
    await see('CalDAV anna Works')
    expect(sees('Whose')).to.equal(false)
    expect(sent(server, 'GET /v1/admin/calendar-changes')).to.have.length(0)
  })
})

describe('the private address', () => {
  it('is made, exchanged and taken away', async () => {
    const server = house([])
    let made = 0
    server.on(`POST ${AT}/feed`, () =>
      answer({ url: `https://book.example/calendars/${++made}.ics`, createdAt: '2026-11-26T09:05:00Z' }, 201),
    )
    server.on(`DELETE ${AT}/feed`, () => new Response(null, { status: 204 }))
    await open(server)
    await press('Make an address')
    await see('https://book.example/calendars/1.ics')
    await expectHealthy()
    await press('Make a new address')
    await see('The old address leads nowhere any more.')
    await press('Undo')
    await see('https://book.example/calendars/1.ics')
    await press('Make a new address')
    // Something else that is told has it done at once.
    await press('Google')
    expect(made).to.equal(1)
    await press('Today')
    await seeAsked(server, 'GET /v1/admin/bookings')
    expect(made).to.equal(2)
  })
})
