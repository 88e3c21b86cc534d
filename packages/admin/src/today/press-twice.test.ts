import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { answer } from '../testing/fake-server.js'
import { ADA, bookingOf } from '../testing/people.js'
import { heard, pressesAt } from '../testing/presses.js'
import { app, names, open } from '../testing/today-page.js'
import { button, expectHealthy, leave, press, see } from '../testing/visit.js'

afterEach(leave)

describe('somebody who presses twice', () => {
  const tomorrow = { start: '2026-11-27T08:00:00Z', end: '2026-11-27T08:30:00Z' }
  const asking = (name: string) => bookingOf(name, '09:00', { status: 'pending', ...tomorrow })
  const KIM = asking('Kim')
  const LEA = asking('Lea')
  const BEA = bookingOf('Bea', '11:30')

  const told = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('.notice p')].map((one) =>
      one.innerText.replace(/ \S+ undoes it\.$/, ''),
    )
  const focused = (): string | null => heard(document.activeElement)

  for (const [how, first, second] of [
    ['clicks', { pointerType: 'mouse', detail: 1 }, { pointerType: 'mouse', detail: 2 }],
    ['taps', { pointerType: 'touch', detail: 1 }, { pointerType: 'touch', detail: 1 }],
  ] as const) {
    it(`${how} for one customer, not for the next one, whose row has come there`, async () => {
      const server = await open([KIM, LEA])
      app().notices.undoMs = 1_000_000
      const pressThere = pressesAt(await button('Decline: Kim'))
      expect(pressThere(first)).to.equal('Decline: Kim')
      await see('Kim’s request is declined.')
      expect(pressThere(second)).to.equal('Decline: Lea')
      await app().updateComplete
      expect(told()).to.deep.equal(['Kim’s request is declined.'])
      expect(server.asked.some(({ what }) => what.startsWith('POST'))).to.equal(false)
      await button('Decline: Lea')
    })
  }

  it('or holds a key decides about one customer, and is then at the next one’s name', async () => {
    await open([ADA, BEA, bookingOf('Cleo', '12:30')])
    app().notices.undoMs = 1_000_000
    ;(await button('Cancel: Ada Lovelace')).focus()
    for (let times = 0; times < 2; times++) await sendKeys({ down: 'Enter' })
    await sendKeys({ up: 'Enter' })
    expect(told()).to.deep.equal(['Ada Lovelace’s booking is cancelled.'])
    expect([names(), focused()]).to.deep.equal([['Bea', 'Cleo'], 'Open Bea’s booking'])
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('is at the page’s title when nobody is left', async () => {
    await open([ADA])
    app().notices.undoMs = 1_000_000
    ;(await button('Cancel: Ada Lovelace')).focus()
    await sendKeys({ press: 'Enter' })
    await see('Nobody is booked today.')
    expect(document.activeElement?.tagName).to.equal('H1')
  })

  it('for two customers has a way back from each, and nothing is sent because something else is done', async () => {
    const server = await open([ADA, BEA, KIM])
    for (const one of [ADA, BEA]) {
      server.on(`POST /v1/admin/bookings/${one.id}/cancel`, () => answer({ ...one, status: 'cancelled' }))
      server.on(`GET /v1/admin/bookings/${one.id}`, () => answer(one))
    }
    server.on(`POST /v1/admin/bookings/${KIM.id}/approve`, () => answer({ ...KIM, status: 'confirmed' }))
    const cancelled = (): string[] =>
      server.asked.map(({ what }) => what).filter((what) => what.startsWith('POST') && what.endsWith('/cancel'))
    app().notices.undoMs = 1_000_000
    await press('Cancel: Ada Lovelace')
    await press('Cancel: Bea')
    await press('Approve: Kim')
    await see('Kim’s booking is approved.')
    const [ada, bea, kim] = [
      'Ada Lovelace’s booking is cancelled.',
      'Bea’s booking is cancelled.',
      'Kim’s booking is approved.',
    ]
    expect([told(), cancelled()]).to.deep.equal([[ada, bea, kim], []])
    await expectHealthy()
    await press('Undo')
    await button('Cancel: Ada Lovelace')
    expect([told(), cancelled()]).to.deep.equal([[bea, kim], []])
    await press('Cancel: Ada Lovelace')
    await see(ada)
    await app().notices.settle()
    expect(cancelled()).to.deep.equal([BEA, ADA].map(({ id }) => `POST /v1/admin/bookings/${id}/cancel`))
    expect(told()).to.deep.equal([])
  })
})
