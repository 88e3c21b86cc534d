import { expect } from '@open-wc/testing'
import type { BookingRequest, Challenge } from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import { violationsIn } from '../testing/accessible.js'
import { asked, problem, serve, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

const challenge: Challenge = {
  parameters: {
    algorithm: 'PBKDF2/SHA-256',
    nonce: '000102030405060708090a0b0c0d0e0f',
    salt: 'f0e0d0c0b0a090807060504030201000',
    cost: 10,
    keyLength: 32,
    keyPrefix: '00',
    data: { expires: 1_773_044_000 },
  },
  signature: 'ab'.repeat(32),
}

/** What Node's own pbkdf2Sync finds first for it. */
const FOUND = { counter: 629, derivedKey: '0003071087ed1f5bd31d98708790ad2e625ac1427ec0e5d2497f7dc86dca1004' }

/** A server that takes no booking without its work done. */
function demandWork(answer: () => Response | Promise<Response> = () => HttpResponse.json(challenge)): void {
  worker.use(
    http.get(url('challenge'), answer),
    http.post(url('bookings'), async ({ request }) => {
      const body = (await request.clone().json()) as BookingRequest
      return body.challenge === undefined ? problem('challenge-required') : serve(request)
    }),
  )
}

interface Payload {
  readonly challenge: Challenge
  readonly solution: { readonly counter: number; readonly derivedKey: string }
}

describe('a server that asks for a proof of work', () => {
  it('gets it, without the visitor’s doing', async () => {
    demandWork()
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    const [first, second] = asked('POST', 'bookings')
    expect(second?.headers.get('Idempotency-Key')).to.equal(first?.headers.get('Idempotency-Key'))
    const { challenge: solved, ...rest } = (second?.body ?? {}) as BookingRequest
    expect(rest).to.deep.equal(first?.body)
    const payload = JSON.parse(atob(solved ?? '')) as Payload
    expect(payload.challenge).to.deep.equal(challenge)
    expect(payload.solution).to.deep.equal(FOUND)
    expect(ada.heard.some(({ type }) => type === 'booking-error')).to.equal(false)
  })

  it('is explained when it takes its time', async () => {
    let give = (): void => {}
    const slow = new Promise<void>((resolve) => {
      give = resolve
    })
    demandWork(async () => {
      await slow
      return HttpResponse.json(challenge)
    })
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('Making sure that no robot is booking.')
    expect(ada.told()).to.contain('Making sure that no robot is booking.')
    expect(await violationsIn(ada.element, 'proving')).to.deep.equal([])
    give()
    await ada.see('You’re booked')
    expect(ada.sees('no robot')).to.equal(false)
  })

  it('that can’t be reached for it says so, and can be asked again', async () => {
    demandWork(() => HttpResponse.error())
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('We couldn’t reach the server. Try again: you won’t be booked twice.')
    demandWork()
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings').length).to.equal(3)
  })
})
