import type { Catalog } from '@openslot/widget/testing'
import { TEN, TUESDAY, wish } from './salon.js'
import type { Story } from './transcript.js'

/** Every kind of service: whoever gives it, for how many, in which room, and who is next. */
export const KINDS: readonly (readonly [name: string, service: Partial<Catalog['services'][number]>])[] = [
  ['groups', { capacity: 2, staff: ['anna'] }],
  ['groups with any of several', { capacity: 2 }],
  ['teams', { staffing: 'all' }],
  ['groups of a team in one room', { staffing: 'all', capacity: 2, resources: ['room'] }],
  ['one room for two', { resources: ['room'] }],
  ['turns', { assignment: 'round-robin' }],
  ['an order', { assignment: 'priority' }],
]

/** Books until no more is free, moves and cancels. */
export const fill: Story = async (ask) => {
  const starts = [TEN, TEN, TEN, '2026-06-02T08:15:00Z', '2026-06-02T11:00:00Z', '2026-06-03T08:00:00Z']
  const made: { id: string; manageToken: string }[] = []
  for (const start of starts) {
    await ask(`slots?service=haircut&${TUESDAY}`)
    const { status, body } = await ask('bookings', { json: wish({ start }) })
    if (status === 201) made.push(body as never)
  }
  for (const { id, manageToken: token } of made) {
    await ask(`slots?service=haircut&booking=${id}&${TUESDAY}`, { token })
    await ask(`bookings/${id}/reschedule`, { token, json: { start: '2026-06-02T08:45:00Z' } })
  }
  await ask('holds', { json: { service: 'haircut', start: '2026-06-02T13:00:00Z' } })
  for (const { id, manageToken: token } of made) await ask(`bookings/${id}/cancel`, { token, json: {} })
  await ask(`slots?service=haircut&${TUESDAY}`)
}
