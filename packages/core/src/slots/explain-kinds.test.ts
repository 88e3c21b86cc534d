import { describe, expect, test } from 'vitest'
import { at, between, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { explainSlot } from './explain.js'
import type { SlotQuery } from './query.js'

const START = at('2026-06-01T09:00:00Z')
const refusals = (query: SlotQuery): unknown[] => explainSlot(query, START).staff.map((staff) => staff.refusals)
const blocked = between('2026-06-01T09:00:00Z', '2026-06-01T09:30:00Z')

describe('explainSlot', () => {
  test('resource-missing: the kind, and what takes or closes each of them', () => {
    const resources = [
      { id: 'blue', kind: 'room', taken: [blocked] },
      { id: 'red', kind: 'room', taken: [], timeZone: 'UTC', hours: hoursOn([2], '09:00', '10:00') },
      { id: 'green', kind: 'room', taken: [] },
    ]
    const service = buildService({ resources: ['room', 'room', 'laser'] })
    expect(refusals(buildQuery({ service, resources }))).toEqual([
      [
        {
          rule: 'resource-missing',
          kind: 'room',
          needed: 2,
          free: 1,
          blocked,
          by: [
            { resourceId: 'blue', closed: false, taken: [blocked] },
            { resourceId: 'red', closed: true, taken: [] },
          ],
        },
        { rule: 'resource-missing', kind: 'laser', needed: 1, free: 0, blocked, by: [] },
      ],
    ])
  })

  test('others-unavailable: everyone is needed, and somebody can’t', () => {
    const ben = buildStaff({ id: 'ben', taken: [blocked] })
    const cleo = buildStaff({ id: 'cleo', hours: [] })
    const query = buildQuery({ service: buildService({ staffing: 'all' }), staff: [buildStaff(), ben, cleo] })
    expect(explainSlot(query, START)).toMatchObject({ bookable: false, staffIds: [] })
    expect(refusals(query)).toEqual([
      [{ rule: 'others-unavailable', staffIds: ['ben', 'cleo'] }],
      [{ rule: 'taken', blocked, by: [blocked] }],
      [{ rule: 'outside-hours', closedAt: START, by: [{ date: '2026-06-01', source: 'weekly-hours', windows: [] }] }],
    ])
  })

  test('taken: by a full group, not by one with places left', () => {
    const service = buildService({ capacity: 2 })
    const full = buildStaff({ appointments: [{ start: START, blocked, seatsTaken: 2 }] })
    expect(refusals(buildQuery({ service, staff: [full] }))).toEqual([[{ rule: 'taken', blocked, by: [blocked] }]])
    const open = buildStaff({ appointments: [{ start: START, blocked, seatsTaken: 1 }] })
    expect(refusals(buildQuery({ service, staff: [open] }))).toEqual([[]])
  })
})
