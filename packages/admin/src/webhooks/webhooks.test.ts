import { expect, waitUntil } from '@open-wc/testing'
import type { Webhook } from '@openslot/core/wire'
import { answer, changeElsewhere, refusal, sent } from '../testing/fake-server.js'
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
import { annasSession } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { TILL, TRY, house, open } from '../testing/webhook-house.js'

afterEach(leave)

describe('the webhooks', () => {
  it('are listed with what they are told of', async () => {
    await visit(
      house([TILL, { ...TILL, id: 'h-2', description: null, events: null, active: false }]),
      '/admin/webhooks',
    )
    await seeHeading('Webhooks')
    await see('Till https://till.example/hooks Booked, Cancelled')
    await see('till.example Switched off')
    await see('Everything that happens')
    await expectHealthy()
  })

  it('say what they are while there are none', async () => {
    await visit(house([]), '/admin/webhooks')
    await see('Nobody is told yet.')
    await expectHealthy()
  })
})

describe('a webhook', () => {
  it('is added, and shows its secret once', async () => {
    const server = house([])
    server.on('POST /v1/admin/webhooks', ({ json }) =>
      answer({ ...TILL, ...(json as object), id: 'h-till', secret: 'whsec_abc' }, 201),
    )
    server.on('GET /v1/admin/webhooks/h-till', () => answer(TILL))
    await visit(server, '/admin/webhooks/new')
    await seeHeading('A new webhook')
    await press('Add')
    await see('Enter an address such as https://example.com/hooks.')
    await expectHealthy()
    await enter('Address', 'https://till.example/hooks')
    await enter('What it is for', 'Till')
    await tick('Everything that happens')
    await tick('Reminder')
    await press('Add')
    await see('This is shown now and never again.')
    await see('whsec_abc')
    await expectHealthy()
    expect(sent(server, 'POST /v1/admin/webhooks')).to.deep.equal([
      {
        url: 'https://till.example/hooks',
        description: 'Till',
        events: [
          'booking.created',
          'booking.confirmed',
          'booking.rescheduled',
          'booking.cancelled',
          'booking.declined',
        ],
      },
    ])
    await press('It is copied: go on')
    await seeHeading('Till')
    expect(sees('whsec_abc')).to.equal(false)
  })

  it('isn’t added twice where only the answer was lost, and has a secret that is known', async () => {
    const server = house([])
    await visit(server, '/admin/webhooks/new')
    await enter('Address', 'https://till.example/hooks')
    server.lose('POST /v1/admin/webhooks')
    server.on('POST /v1/admin/webhooks/webhooks-new/rotate', () => answer({ ...TILL, secret: 'whsec_new' }))
    await press('Add')
    await see('The server can’t be reached.')
    await enter('What it is for', 'Till')
    await press('Add')
    await see('whsec_new')
    expect(sent(server, 'POST /v1/admin/webhooks')).to.have.length(1)
    expect(sent(server, 'PATCH /v1/admin/webhooks/webhooks-new')).to.deep.equal([{ description: 'Till' }])
    expect(sent(server, 'POST /v1/admin/webhooks/webhooks-new/rotate')).to.deep.equal([{ overlapMinutes: 0 }])
  })

  it('goes to no address that the server may not ask', async () => {
    const server = house([])
    server.on('POST /v1/admin/webhooks', () =>
      refusal('validation', { errors: [{ pointer: '/url', message: 'Use https:// …' }] }),
    )
    await visit(server, '/admin/webhooks/new')
    await enter('Address', 'http://192.168.0.4/hooks')
    await press('Add')
    await see('Use an address that begins with https:// and that anybody on the internet can reach.')
  })

  it('is told of something, or of nothing more', async () => {
    const server = house()
    await open(server)
    await tick('Booked')
    await tick('Cancelled')
    await press('Save')
    await see('Tick at least one.')
    await tick('Moved')
    await press('Save')
    await see('The webhook is saved.')
    await press('Switch off')
    await see('It is told of nothing more.')
    await seeHeading('Till Switched off')
    await press('Undo')
    await seeHeading('Till')
    expect(sent(server, 'PATCH /v1/admin/webhooks/h-till')).to.deep.equal([
      { events: ['booking.rescheduled'] },
      { active: false },
      { active: true },
    ])
  })

  for (const [deed, active] of [
    ['Leave it off', false],
    ['Switch on', true],
  ] as const)
    it(`that wants no more is told of on Today, until its owner decides: ${deed}`, async () => {
      const server = house([{ ...TILL, active: false, goneAt: '2026-11-26T08:00:00Z' }])
      server.on('PATCH /v1/admin/webhooks/h-till', ({ json }) =>
        answer({ ...TILL, ...(json as object), goneAt: null }, 200, '"2"'),
      )
      await visit(server)
      await see('Till wants to be told of nothing more, so its webhook was switched off.')
      await expectHealthy()
      await press('Webhooks')
      await see('Till Wants no more')
      await press('Open Till')
      await see('On Thu, 26 Nov 2026, 9:00 the receiver answered that it wants no more')
      await expectHealthy()
      const chosen = await button(deed)
      chosen.focus()
      chosen.click()
      await waitUntil(() => !sees('the receiver answered'), 'the note to go')
      await seeHeading(active ? 'Till' : 'Till Switched off')
      expect(document.activeElement?.tagName).to.equal('H1')
      expect(sent(server, 'PATCH /v1/admin/webhooks/h-till')).to.deep.equal([{ active }])
      expect(sees('Undo')).to.equal(active)
    })

  it('that wants no more says so again when it was switched on by mistake', async () => {
    const goneAt = '2026-11-26T08:00:00Z'
    const server = house([{ ...TILL, active: false, goneAt }])
    server.on('PATCH /v1/admin/webhooks/h-till', ({ json }) =>
      answer({ ...TILL, goneAt: null, ...(json as object) }, 200, '"2"'),
    )
    await visit(server, '/admin/webhooks/h-till')
    await press('Switch on')
    await press('Undo')
    await see('On Thu, 26 Nov 2026, 9:00 the receiver answered that it wants no more')
    expect(sent(server, 'PATCH /v1/admin/webhooks/h-till')).to.deep.equal([{ active: true }, { active: false, goneAt }])
    await expectHealthy()
  })

  it('that wants no more has said so of its address alone, and what it misses isn’t promised', async () => {
    const server = house([{ ...TILL, active: false, goneAt: '2026-11-26T08:00:00Z' }])
    server.on('PATCH /v1/admin/webhooks/h-till', ({ json }) =>
      answer({ ...TILL, ...(json as object), active: false, goneAt: null }, 200, '"2"'),
    )
    await visit(server, '/admin/webhooks/h-till')
    await see(
      'What it didn’t take by then is under Messages, to be sent again; of what has happened since, it isn’t told.',
    )
    await enter('Address', 'https://till.example/new')
    await press('Save')
    await see('The webhook is saved. It is still switched off.')
    await seeHeading('Till Switched off')
    expect(sees('the receiver answered')).to.equal(false)
    await button('Switch on')
    await expectHealthy()
  })

  it('that wants no more is no matter of somebody with only their own calendar', async () => {
    const server = salon({ as: annasSession() })
    await visit(server)
    await see('Nobody is booked today.')
    expect(server.asked.map(({ what }) => what)).not.to.include('GET /v1/admin/webhooks')
  })

  it('is sent one test, and a try once more, by a double click', async () => {
    const server = house([TILL], [TRY])
    const [test, replay] = ['test', 'deliveries/m-1/replay'].map((what) => `POST /v1/admin/webhooks/h-till/${what}`)
    for (const what of [test, replay] as string[]) server.on(what, () => answer({ messageId: 'm-1' }, 202))
    await open(server)
    const again = 'Send again: Booked, Thu, 26 Nov 2026, 9:00'
    for (const name of ['Send a test', 'Send a test', again, again]) await press(name)
    await seeAsked(server, replay as string)
    await see('It is on its way again.')
    for (const what of [test, replay] as string[]) expect(sent(server, what)).to.have.length(1)
    expect((await button('Send a test')).getAttribute('aria-disabled')).to.equal('true')
  })

  it('shows each try and its answer, is tried, and told again', async () => {
    const server = house([TILL], [TRY, { ...TRY, id: 'd-1', attempt: 1 }])
    await open(server)
    await see('Booked 500')
    await see('Thu, 26 Nov 2026, 9:00 · 120 ms · try 2')
    await see('The receiver failed.')
    await press('What the other side said')
    await see('Out of paper')
    await expectHealthy()
    const again = 'Send again: Booked, Thu, 26 Nov 2026, 9:00'
    expect(document.querySelectorAll(`[aria-label="${again}"]`)).to.have.length(1)
    server.on('POST /v1/admin/webhooks/h-till/deliveries/m-1/replay', () => answer({ messageId: 'm-1' }, 202))
    server.on('GET /v1/admin/webhooks/h-till/deliveries', () =>
      answer({ deliveries: [{ ...TRY, id: 'd-3', status: 200, error: null, excerpt: null }, TRY], nextCursor: null }),
    )
    await press(again)
    await see('Booked 200')
    server.on('POST /v1/admin/webhooks/h-till/test', () => answer({ messageId: 'm-9' }, 202))
    server.on('GET /v1/admin/webhooks/h-till/deliveries', () =>
      answer({
        deliveries: [{ ...TRY, id: 'd-9', messageId: 'm-9', event: 'webhook.test', status: null }],
        nextCursor: null,
      }),
    )
    await press('Send a test')
    await see('A test is on its way.')
    await see('Test No answer')
  })

  it('gets a new secret, while the old one is good for a while', async () => {
    const server = house()
    await open(server)
    await press('Make a new secret')
    await enter('How long the old one is good as well', '60')
    server.on('POST /v1/admin/webhooks/h-till/rotate', () => refusal('conflict'))
    await press('Make a new secret')
    await see('Too many old secrets are good still.')
    server.on('POST /v1/admin/webhooks/h-till/rotate', () => answer({ ...TILL, secret: 'whsec_new' }))
    server.on('GET /v1/admin/webhooks/h-till', () =>
      answer({ ...TILL, previousSecretUntil: '2026-11-26T10:05:00Z' } satisfies Webhook),
    )
    await press('Make a new secret')
    await see('whsec_new')
    await see('Until Thu, 26 Nov 2026, 11:05, the old secret is good as well.')
    expect(sent(server, 'POST /v1/admin/webhooks/h-till/rotate').at(-1)).to.deep.equal({ overlapMinutes: 60 })
    await expectHealthy()
  })

  it('is deleted unless somebody thinks better of it', async () => {
    const server = house()
    server.on('DELETE /v1/admin/webhooks/h-till', () => new Response(null, { status: 204 }))
    await open(server)
    await press('Delete')
    await see('The webhook is deleted, with its log.')
    expect(sees('Save')).to.equal(false)
    await press('Undo')
    await see('Save')
    expect(sent(server, 'DELETE /v1/admin/webhooks/h-till')).to.have.length(0)
    await press('Delete')
    await press('Today')
    await seeAsked(server, 'DELETE /v1/admin/webhooks/h-till')
    expect(server.asked.at(-1)?.headers.get('If-Match') ?? '"1"').to.equal('"1"')
  })

  it('is shown as it is when somebody was faster, and what was typed isn’t lost', async () => {
    const server = house()
    await open(server)
    await changeElsewhere(server, 'webhooks/h-till', { description: 'The till' })
    await tick('Cancelled')
    await enter('Address', 'https://till.example/new')
    await press('Save')
    await see('Somebody else changed this meanwhile.')
    expect((await fieldCalled('What it is for')).value).to.equal('The till')
    expect((await fieldCalled('Address')).value).to.equal(TILL.url)
    await press('Put my changes back in')
    await waitUntil(() => sees('Save'), 'the form')
    await press('Save')
    await see('The webhook is saved.')
    expect(sent(server, 'PATCH /v1/admin/webhooks/h-till').at(-1)).to.deep.equal({
      url: 'https://till.example/new',
      events: ['booking.created'],
    })
  })

  it('speaks German', async () => {
    await open(house([TILL], [TRY]))
    await enter('Language', 'de')
    await see('Was er erfahren hat')
    await expectHealthy()
  })
})
