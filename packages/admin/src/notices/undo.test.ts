import { expect, nextFrame, waitUntil } from '@open-wc/testing'
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands'
import { answer } from '../testing/fake-server.js'
import { ADA, bookingOf } from '../testing/people.js'
import { app, names, open } from '../testing/today-page.js'
import { button, expectHealthy, fieldCalled, leave, press, see, seeAsked } from '../testing/visit.js'

afterEach(async () => {
  leave()
  await setViewport({ width: 1280, height: 900 })
})

describe('the way back', () => {
  const BEA = bookingOf('Bea', '11:30')
  const isCancelled = ({ id }: { readonly id: string }) => `POST /v1/admin/bookings/${id}/cancel`
  const house = async () => {
    const server = await open([ADA, BEA])
    for (const one of [ADA, BEA]) {
      server.on(`GET /v1/admin/bookings/${one.id}`, () => answer(one))
      server.on(isCancelled(one), () => answer({ ...one, status: 'cancelled' }))
    }
    app().notices.undoMs = 1_000_000
    return server
  }
  const undoKey = async (): Promise<void> => {
    for (const key of [{ down: 'Control' }, { down: 'z' }, { down: 'z' }, { up: 'z' }, { up: 'Control' }] as const)
      await sendKeys(key)
  }

  it('is a key, which takes back the newest thing and leaves the focus', async () => {
    const server = await house()
    await press('Cancel: Ada Lovelace')
    await press('Cancel: Bea')
    await see('Bea’s booking is cancelled. Ctrl+Z undoes it.')
    expect(document.querySelectorAll('.notice-key')).to.have.length(1)
    await expectHealthy()
    const heading = document.querySelector('h1')
    heading?.focus()
    await undoKey()
    await button('Cancel: Bea')
    await see('Ada Lovelace’s booking is cancelled. Ctrl+Z undoes it.')
    expect([names(), document.activeElement]).to.deep.equal([['Bea'], heading])
    await undoKey()
    await button('Cancel: Ada Lovelace')
    expect(names()).to.deep.equal(['Ada Lovelace', 'Bea'])
    expect(server.asked.some(({ what }) => what.startsWith('POST'))).to.equal(false)
  })

  it('leaves room for the page, with the newest in sight and the older ones a scroll away', async () => {
    await setViewport({ width: 375, height: 740 })
    const many = Array.from({ length: 8 }, (_, index) => bookingOf(`Customer ${index}`, `1${index}:30`))
    await open(many)
    app().notices.undoMs = 1_000_000
    for (const { customer } of many) await press(`Cancel: ${customer.name}`)
    await see('Customer 7’s booking is cancelled.')
    const place = document.querySelector('.notices') as HTMLElement
    expect(place.offsetHeight).to.be.at.most(740 * 0.45)
    const inSight = (undo: Element): boolean => {
      const [notice, notices] = [undo, place].map((one) => one.getBoundingClientRect())
      return (notice?.top ?? 0) >= (notices?.top ?? 0) && (notice?.bottom ?? 0) <= (notices?.bottom ?? 0)
    }
    const undos = [...place.querySelectorAll('button')]
    expect([undos.length, undos.slice(-2).map(inSight), inSight(undos[0] as Element)]).to.deep.equal([
      8,
      [true, true],
      false,
    ])
    undos[0]?.focus()
    expect(inSight(undos[0] as Element)).to.equal(true)
    await expectHealthy()
  })

  it('isn’t that key where something is typed', async () => {
    await house()
    await press('Cancel: Ada Lovelace')
    await press('Move: Bea')
    ;(await fieldCalled('Time')).focus()
    await undoKey()
    await app().updateComplete
    await see('Ada Lovelace’s booking is cancelled.')
    expect(names()).to.deep.equal(['Bea'])
  })

  it('stays while somebody is at it by keyboard, who then is where they were', async () => {
    const server = await house()
    await press('Cancel: Ada Lovelace')
    const heading = document.querySelector('h1')
    heading?.focus()
    ;(await button('Undo')).focus()
    app().notices.undoMs = 1
    await press('Cancel: Bea')
    for (let frames = 0; frames < 3; frames++) await nextFrame()
    expect(server.asked.some(({ what }) => what === isCancelled(BEA))).to.equal(false)
    heading?.focus()
    await seeAsked(server, isCancelled(BEA))
    ;(await button('Undo')).focus()
    await sendKeys({ press: 'Enter' })
    await button('Cancel: Ada Lovelace')
    expect(document.activeElement).to.equal(heading)
    expect(server.asked.some(({ what }) => what === isCancelled(ADA))).to.equal(false)
  })

  it('stays while the mouse is at it', async () => {
    const server = await house()
    await press('Cancel: Ada Lovelace')
    const { left, top } = (await button('Undo')).getBoundingClientRect()
    await sendMouse({ type: 'move', position: [Math.round(left) - 20, Math.round(top) + 5] })
    await waitUntil(() => document.querySelector('.notices')?.matches(':hover'), 'be there')
    app().notices.undoMs = 1
    await press('Cancel: Bea')
    for (let frames = 0; frames < 3; frames++) await nextFrame()
    expect(server.asked.some(({ what }) => what === isCancelled(BEA))).to.equal(false)
    await resetMouse()
    await seeAsked(server, isCancelled(BEA))
  })
})
