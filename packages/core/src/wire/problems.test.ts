import * as v from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { UNAVAILABLE_REASONS, type UnavailableReason } from '../bookings/decision.js'
import { PROBLEMS, type ProblemSlug, problem, problemSlug, problemType } from './problems.js'

const slugs = Object.keys(PROBLEMS) as ProblemSlug[]

describe('problem types', () => {
  test.each(slugs)('%s comes back from its type', (slug) => {
    expect(problemType(slug)).toBe(`https://openslot.dev/problems/${slug}`)
    expect(problemSlug(problemType(slug))).toBe(slug)
  })

  test.each([
    'slot-taken',
    'https://openslot.dev/problems/',
    'https://openslot.dev/problems/unheard-of',
    'https://openslot.dev/problems/toString',
    'https://example.com/problems/slot-taken',
    'about:blank',
    '',
    undefined,
    null,
    5,
  ])('%j is none of ours', (type) => {
    expect(problemSlug(type)).toBeUndefined()
  })

  // The contract's table.
  test.each([
    ['validation', 422],
    ['malformed-request', 400],
    ['unknown-service', 404],
    ['unknown-staff', 404],
    ['not-found', 404],
    ['slot-taken', 409],
    ['slot-unavailable', 422],
    ['hold-expired', 409],
    ['idempotency-conflict', 409],
    ['policy', 403],
    ['too-many-requests', 429],
    ['payload-too-large', 413],
    ['unauthorized', 401],
  ] as const)('%s has status %d', (slug, status) => {
    expect(PROBLEMS[slug].status).toBe(status)
  })
})

describe('problem', () => {
  const taken = { type: problemType('slot-taken'), title: 'Taken', status: 409, detail: 'Choose another time.' }

  test('carries alternatives or a reason', () => {
    const alternatives = ['2026-06-01T10:00:00Z']
    expect(v.parse(problem, { ...taken, alternatives })).toEqual({ ...taken, alternatives })
    for (const reason of UNAVAILABLE_REASONS) expect(v.is(problem, { ...taken, reason })).toBe(true)
    expect(v.is(problem, { ...taken, reason: 'because' })).toBe(false)
    expect(v.is(problem, { ...taken, alternatives: ['10:00'] })).toBe(false)
  })

  test('its reasons are those of the contract', () => {
    expectTypeOf<UnavailableReason>().toEqualTypeOf<
      'outside-hours' | 'off-grid' | 'minimum-notice' | 'booking-window' | 'cap-reached' | 'past'
    >()
  })
})
