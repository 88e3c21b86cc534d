import { expect } from '@open-wc/testing'
import { ApiError } from './api/api-error.js'
import {
  type CheckoutAction,
  type CheckoutFlow,
  bookingRequest,
  reduceCheckout,
  startCheckout,
} from './checkout-flow.js'
import type { Order } from './flow.js'
import { buildService } from './testing/salon.js'

const TEN = Date.parse('2026-03-10T09:00:00Z')
const HALF_PAST = TEN + 1_800_000
const order: Order = { service: buildService({ id: 'cut' }), staff: 'ben', duration: undefined, start: TEN }
const after = (...actions: readonly CheckoutAction[]): CheckoutFlow =>
  [{ type: 'ordered', order } as const, ...actions].reduce(
    reduceCheckout,
    startCheckout({ name: 'Ada', email: 'ada@example.com', phone: '' }),
  )
const taken: CheckoutAction = {
  type: 'refused',
  error: new ApiError('slot-taken', '', {
    problem: {
      type: 'https://openslot.dev/problems/slot-taken',
      title: '',
      status: 409,
      detail: '',
      alternatives: ['2026-03-10T09:30:00Z'],
    },
  }),
}

describe('checkout flow', () => {
  it('keeps what was typed when somebody was faster, and starts afresh with another time', () => {
    const refused = after({ type: 'field-edited', field: 'notes', value: 'Hello' }, { type: 'submitted' }, taken)
    expect(refused.sending).to.equal(false)
    expect(refused.trouble).to.deep.equal({ kind: 'taken', start: TEN, alternatives: [HALF_PAST] })
    expect(refused.form.values.notes).to.equal('Hello')
    expect(reduceCheckout(refused, { type: 'ordered', order: { ...order } }).trouble).to.equal(refused.trouble)
    const other = reduceCheckout(refused, { type: 'ordered', order: { ...order, start: HALF_PAST } })
    expect(other.trouble).to.equal(undefined)
    expect(other.form.values.notes).to.equal('Hello')
  })

  it('forgets what stood in the way of one who leaves and comes back', () => {
    expect(after(taken, { type: 'left' }, { type: 'ordered', order }).trouble).to.equal(undefined)
  })

  it('doesn’t send what is wrong', () => {
    const wrong = after(
      { type: 'field-edited', field: 'email', value: 'ada@' },
      { type: 'field-edited', field: 'name', value: ' ' },
      { type: 'submitted' },
    )
    expect(wrong.sending).to.equal(false)
    expect(wrong.form.faults).to.deep.equal({
      name: { kind: 'missing' },
      email: { kind: 'email', fault: 'nothing-after-at' },
    })
  })

  it('says what is wrong with a field instead of what was wrong before', () => {
    const failed = after({ type: 'submitted' }, { type: 'refused', error: new ApiError('not-found', '') })
    expect(failed.trouble?.kind).to.equal('failed')
    const wrong = [{ type: 'field-edited', field: 'email', value: 'ada@' }, { type: 'submitted' }] as const
    const { trouble, sending, form } = wrong.reduce<CheckoutFlow>(reduceCheckout, failed)
    expect({ trouble, sending }).to.deep.equal({ trouble: undefined, sending: false })
    expect(form.faults).to.have.property('email')
  })

  it('makes a request of the order and the form', () => {
    const visitor = { timeZone: 'Europe/Berlin', locale: 'en' }
    expect(bookingRequest(order, after().form, visitor)).to.deep.equal({
      service: 'cut',
      staff: 'ben',
      start: '2026-03-10T09:00:00Z',
      timeZone: 'Europe/Berlin',
      locale: 'en',
      customer: { name: 'Ada', email: 'ada@example.com' },
    })
  })
})
