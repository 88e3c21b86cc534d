import { expect } from '@open-wc/testing'
import type { Service } from '@openslot/core/wire'
import { type Flow, type FlowAction, START, orderOf, reduceFlow, stepBefore } from './flow.js'

const person = (id: string): Service['staff'][number] => ({ id, slug: id, name: id, avatarUrl: null, timeZone: 'UTC' })
const service = (id: string, ...staff: string[]): Service => ({
  id,
  slug: `${id}-slug`,
  name: id,
  description: null,
  durationMinutes: 30,
  durations: [30],
  slotIntervalMinutes: 30,
  price: null,
  location: null,
  guestsAllowed: false,
  maxGuests: 0,
  capacity: 1,
  staffing: 'any',
  requiresApproval: false,
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  maxMoves: null,
  color: null,
  customerPhone: null,
  questions: [],
  staff: staff.map(person),
})
const CUT = service('cut', 'anna', 'ben')
const COLOUR = service('colour', 'anna', 'cleo')
const TEN = Date.parse('2026-03-10T09:00:00Z')

const nothing = { service: undefined, staff: undefined }
const arrived = (services: readonly Service[], decided: Partial<typeof nothing | object> = {}): FlowAction => ({
  type: 'services-arrived',
  services,
  decided: { ...nothing, ...decided },
})
const after = (...actions: readonly FlowAction[]): Flow => actions.reduce(reduceFlow, START)

const choose = (id: string): FlowAction => ({ type: 'staff-chosen', staff: { kind: 'person', person: person(id) } })

describe('flow', () => {
  it('asks only for what isn’t decided', () => {
    const cases: readonly (readonly [FlowAction, Flow['step']])[] = [
      [arrived([CUT, COLOUR]), 'service'],
      [arrived([CUT]), 'staff'],
      [arrived([service('cut', 'anna')]), 'time'],
      [arrived([CUT, COLOUR], { service: 'cut-slug' }), 'staff'],
      [arrived([CUT, COLOUR], { service: 'cut', staff: 'ben' }), 'time'],
      [arrived([CUT, COLOUR], { staff: 'ben' }), 'time'],
      [arrived([CUT, COLOUR], { staff: 'anna' }), 'service'],
    ]
    for (const [action, step] of cases) expect(after(action).step, JSON.stringify(action)).to.equal(step)
  })

  it('names what the page has wrong', () => {
    expect(after(arrived([])).obstacle).to.equal('no-services')
    expect(after(arrived([CUT], { service: 'perm' })).obstacle).to.equal('unknown-service')
    expect(after(arrived([CUT], { staff: 'zoe' })).obstacle).to.equal('unknown-staff')
  })

  it('goes back through the steps that were asked', () => {
    const details = after(arrived([CUT, COLOUR]), { type: 'service-chosen', service: CUT }, choose('anna'), {
      type: 'time-chosen',
      start: TEN,
    })
    expect(stepBefore(details)).to.equal('time')
    expect(stepBefore({ ...details, step: 'time' })).to.equal('staff')
    expect(stepBefore({ ...details, step: 'staff' })).to.equal('service')
    expect(stepBefore({ ...details, step: 'service' })).to.equal(undefined)
    expect(stepBefore(after(arrived([service('cut', 'anna')])))).to.equal(undefined)
  })

  it('keeps the person for another service that they give, and asks where they don’t', () => {
    const chosen = after(arrived([CUT, COLOUR]), { type: 'service-chosen', service: CUT })
    const withAnna = [choose('anna'), { type: 'service-chosen', service: COLOUR } as const].reduce(reduceFlow, chosen)
    expect(withAnna).to.deep.include({ step: 'time' })
    expect(withAnna.staff).to.deep.equal({ kind: 'person', person: person('anna') })
    const withBen = [choose('ben'), { type: 'service-chosen', service: COLOUR } as const].reduce(reduceFlow, chosen)
    expect(withBen).to.deep.include({ step: 'staff', staff: undefined })
  })

  it('stays on its step when the services are asked for again', () => {
    const time = after(arrived([CUT]), choose('anna'), arrived([CUT, COLOUR]))
    expect(time.step).to.equal('time')
    expect(reduceFlow(time, arrived([COLOUR])).service?.id).to.equal('colour')
  })

  it('makes an order of what was chosen, once nothing is missing', () => {
    const flow = after(arrived([CUT]), choose('ben'))
    expect(orderOf(flow)).to.equal(undefined)
    const details = reduceFlow(flow, { type: 'time-chosen', start: TEN })
    expect(orderOf(details)).to.deep.equal({ service: CUT, staff: 'ben', duration: undefined, start: TEN })
  })
})
