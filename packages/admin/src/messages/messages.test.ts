import { expect } from '@open-wc/testing'
import type { Message } from '@openslot/core/wire'
import { type FakeServer, answer, refusal, silence } from '../testing/fake-server.js'
import { ADA } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { button, enter, expectHealthy, leave, press, see, seeAsked, seeHeading, sees, visit } from '../testing/visit.js'

afterEach(leave)

const MAIL: Message = {
  id: 'm-1',
  bookingId: ADA.id,
  about: { customer: 'Ada Lovelace', service: 'Haircut', start: ADA.start },
  kind: 'confirmation',
  channel: 'email',
  recipient: { audience: 'customer', name: 'Ada Lovelace', address: 'ada@example.com' },
  state: 'sent',
  attempts: 1,
  dueAt: '2026-11-20T08:00:00Z',
  lastError: null,
  reason: null,
  createdAt: '2026-11-20T08:00:00Z',
  sentAt: '2026-11-20T08:00:00Z',
}
const REFUSED: Message = {
  ...MAIL,
  id: 'm-2',
  kind: 'reminder',
  state: 'failed',
  attempts: 12,
  lastError: 'Can’t send mail - all recipients were rejected: 550 5.1.1 User unknown',
  reason: 'no-mailbox',
  sentAt: null,
}
const HOOK: Message = {
  ...MAIL,
  id: 'm-3',
  kind: 'booking.created',
  channel: 'webhook',
  recipient: { audience: 'endpoint', name: null, address: 'https://hooks.example/in?key=1' },
  state: 'waiting',
  attempts: 3,
  dueAt: '2026-11-26T09:20:00Z',
  lastError: 'The endpoint answered 503.',
  reason: 'webhook-broken',
  sentAt: null,
}
const LATE: Message = { ...MAIL, id: 'm-4', kind: 'approved', state: 'waiting', attempts: 0, sentAt: null }
const GONE: Message = {
  ...MAIL,
  id: 'm-5',
  kind: 'reminder',
  state: 'withdrawn',
  lastError: 'The booking was changed (booking.cancelled).',
  reason: 'booking-changed',
  sentAt: null,
}

/** A server that has these, and pages of two. */
function outboxWith(...messages: Message[]): FakeServer {
  const server = salon({ bookings: [ADA] })
  server.on('GET /v1/admin/messages', ({ query }) => {
    const fitting = messages.filter(
      ({ state, channel }) => (query.get('state') ?? state) === state && (query.get('channel') ?? channel) === channel,
    )
    const from = Number(query.get('cursor') ?? 0)
    const next = from + 2
    return answer({ messages: fitting.slice(from, next), nextCursor: next < fitting.length ? String(next) : null })
  })
  return server
}

const open = async (server: FakeServer): Promise<void> => {
  await visit(server, '/admin/messages')
  await seeHeading('Messages')
}
const rows = (): string[] =>
  [...document.querySelectorAll('li .row-name')].map((row) => row.textContent.trim().split(/\s+/).join(' '))

describe('the messages', () => {
  it('show first what failed, with what to do about it', async () => {
    await open(outboxWith(MAIL, REFUSED))
    await see('There is no such mailbox, or it takes no mail any more. Call them')
    expect(rows()).to.deep.equal(['Reminder to Ada Lovelace Not delivered', 'Confirmation to Ada Lovelace'])
    await see('Ada Lovelace, Haircut, Thu 26 Nov, 10:30')
    await see('Mail · ada@example.com · Given up after 12 tries')
    await see('Mail · ada@example.com · Sent Fri 20 Nov, 9:00')
    expect(sees('550 5.1.1')).to.equal(false)
    await press('What the other side said')
    await see('550 5.1.1 User unknown')
    await expectHealthy()
  })

  it('say what waits for what', async () => {
    await open(outboxWith(HOOK, LATE))
    await see('Booked to hooks.example Waiting')
    await see('Webhook · 3 tries, next Thu 26 Nov, 10:20')
    await see('The receiver failed. Whoever runs it can find out why')
    await see('nobody has set OPENSLOT_SMTP_URL on it')
    await expectHealthy()
  })

  it('say why something isn’t sent any more, and come page by page', async () => {
    await open(outboxWith(MAIL, GONE, { ...MAIL, id: 'm-6', kind: 'moved' }))
    await see('The booking has changed since: what it says is no longer so.')
    expect(sees('New time')).to.equal(false)
    await press('Show more')
    await see('New time to Ada Lovelace')
    expect(rows()).to.have.length(3)
    expect(sees('Show more')).to.equal(false)
  })

  it('are narrowed by what became of them and how they were sent', async () => {
    const server = outboxWith(HOOK, REFUSED, MAIL)
    await open(server)
    await see('Booked to hooks.example')
    await enter('State', 'sent')
    await see('Confirmation to Ada Lovelace')
    expect(rows()).to.deep.equal(['Confirmation to Ada Lovelace'])
    await enter('Sent as', 'sms')
    await see('There are no such messages.')
    await enter('Sent as', '')
    await enter('State', 'failed')
    await see('Reminder to Ada Lovelace Not delivered')
    expect(rows()).to.have.length(1)
    expect(server.asked.at(-1)?.query.get('channel')).to.equal(null)
  })

  it('to a webhook that was deleted say so, and aren’t sent again', async () => {
    const deleted = {
      ...HOOK,
      recipient: { audience: 'endpoint', name: null, address: null },
      lastError: 'The webhook endpoint was deleted.',
      reason: 'webhook-deleted',
    } as const
    await open(
      outboxWith(
        { ...HOOK, id: 'm-7', state: 'withdrawn', reason: 'webhook-off' },
        { ...deleted, id: 'm-8', state: 'withdrawn' },
        { ...deleted, id: 'm-9', kind: 'booking.cancelled', state: 'sent', sentAt: '2026-11-20T08:00:00Z' },
      ),
    )
    await see('Booked to an endpoint Not needed any more')
    await press('Show more')
    await see('Cancelled to an endpoint')
    await see('Its webhook was deleted.')
    const again = [...document.querySelectorAll('.row-deeds button')].map((one) => one.getAttribute('aria-label') ?? '')
    expect(again.filter((name) => name.startsWith('Send again'))).to.deep.equal(['Send again: Booked to hooks.example'])
    await expectHealthy()
  })

  it('show what a former version noted as it noted it', async () => {
    await open(outboxWith({ ...REFUSED, reason: null, lastError: '550 No such mailbox' }))
    await see('550 No such mailbox')
    expect(sees('What the other side said')).to.equal(false)
  })

  it('say what will be here while there are none', async () => {
    await open(outboxWith())
    await see('Nothing was sent yet.')
    await expectHealthy()
  })

  it('can be asked for again when the server didn’t answer', async () => {
    const server = outboxWith(MAIL)
    server.on('GET /v1/admin/messages', silence)
    await open(server)
    await see('The server can’t be reached.')
    server.on('GET /v1/admin/messages', () => answer({ messages: [MAIL], nextCursor: null }))
    await press('Try again')
    await see('Confirmation to Ada Lovelace')
  })
})

describe('a message', () => {
  it('is sent again, and one sees how that goes', async () => {
    const server = outboxWith(REFUSED)
    server.on('POST /v1/admin/messages/m-2/send-again', () => answer({ ...REFUSED, state: 'waiting', lastError: null }))
    server.on('GET /v1/admin/messages/m-2', () =>
      answer({ ...REFUSED, state: 'sent', attempts: 13, lastError: null, sentAt: '2026-11-26T09:05:10Z' }),
    )
    await open(server)
    await press('Send again: Reminder to Ada Lovelace')
    await see('It is on its way again.')
    await see('It went out to Ada Lovelace.')
    await see('Sent Thu 26 Nov, 10:05')
    expect(rows()).to.deep.equal(['Reminder to Ada Lovelace'])
  })

  it('isn’t sent again when it is no longer so', async () => {
    const server = outboxWith(MAIL)
    server.on('POST /v1/admin/messages/m-1/send-again', () =>
      refusal('conflict', { detail: 'What it says is no longer true.', messageReason: 'booking-changed' }),
    )
    await open(server)
    await press('Send again: Confirmation to Ada Lovelace')
    await see('It isn’t sent again. The booking has changed since: what it says is no longer so.')
    expect((await button('Send again: Confirmation to Ada Lovelace')).getAttribute('aria-disabled')).to.equal('false')
  })

  it('leads to its booking', async () => {
    const server = outboxWith(MAIL)
    await open(server)
    await press('Open Ada Lovelace’s booking')
    await seeAsked(server, 'GET /v1/admin/bookings/b-ada')
    await see('+49 30 123456')
    await press('Close')
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('speaks German', async () => {
    await open(outboxWith(REFUSED))
    await enter('Language', 'de')
    await see('Dieses Postfach gibt es nicht')
    await see('Erinnerung an Ada Lovelace Nicht angekommen')
    await expectHealthy()
  })
})
