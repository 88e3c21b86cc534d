import { describe, expect, test } from 'vitest'
import { buildStaff } from '../testing/builders.js'
import { assign } from './assign.js'

const candidate = (id: string, bookedMinutesInWeek: number, lastAssignedAt: number | null) =>
  buildStaff({ id, bookedMinutesInWeek, lastAssignedAt })

describe('assign', () => {
  const anna = candidate('anna', 120, 3000)
  const ben = candidate('ben', 60, 2000)
  const cleo = candidate('cleo', 60, 1000)
  const free = [anna, ben, cleo]

  test('priority: the first in the order', () => {
    expect(assign('priority', free)).toBe(anna)
  })

  test('round-robin: whoever has waited longest, however much they have to do', () => {
    expect(assign('round-robin', [candidate('busy', 2000, 500), ...free])?.id).toBe('busy')
    expect(assign('round-robin', free)).toBe(cleo)
  })

  test('least-loaded: fewest minutes, and of equals whoever has waited longest', () => {
    expect(assign('least-loaded', [anna, ben])).toBe(ben)
    expect(assign('least-loaded', free)).toBe(cleo)
  })

  test('never assigned is the longest wait', () => {
    const fresh = candidate('fresh', 60, null)
    expect(assign('round-robin', [...free, fresh])).toBe(fresh)
    expect(assign('least-loaded', [...free, fresh])).toBe(fresh)
  })

  test('what the rule leaves equal, the order decides', () => {
    const twins = [candidate('first', 0, null), candidate('second', 0, null)]
    for (const rule of ['priority', 'round-robin', 'least-loaded'] as const) {
      expect(assign(rule, twins)?.id).toBe('first')
    }
  })

  test('nobody of nobody', () => {
    for (const rule of ['priority', 'round-robin', 'least-loaded'] as const) expect(assign(rule, [])).toBeUndefined()
  })
})
