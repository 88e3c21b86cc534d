import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../testing/oracle/arbitraries.js'
import { type Span, intersect, merge, overlaps, subtract } from './interval.js'

const span = (start: number, end: number): Span => ({ start, end })

describe('overlaps', () => {
  test('touching is no overlap', () => {
    expect(overlaps(span(1, 3), span(3, 5))).toBe(false)
    expect(overlaps(span(3, 5), span(1, 3))).toBe(false)
  })

  test('one common instant is', () => {
    expect(overlaps(span(1, 4), span(3, 5))).toBe(true)
    expect(overlaps(span(1, 9), span(3, 5))).toBe(true)
  })
})

describe('merge', () => {
  test('joins what overlaps or touches, in any order, and drops empty spans', () => {
    expect(merge([span(7, 9), span(1, 3), span(3, 5), span(6, 6), span(4, 5)])).toEqual([span(1, 5), span(7, 9)])
  })

  test('a span inside another adds nothing', () => {
    expect(merge([span(1, 9), span(2, 3)])).toEqual([span(1, 9)])
  })
})

describe('subtract', () => {
  test('cuts holes out of the middle, the ends and the whole', () => {
    expect(subtract([span(0, 10), span(20, 30), span(40, 50)], [span(3, 5), span(8, 22), span(39, 51)])).toEqual([
      span(0, 3),
      span(5, 8),
      span(22, 30),
    ])
  })

  test('one hole can cut several spans', () => {
    expect(subtract([span(0, 4), span(6, 9), span(12, 15)], [span(2, 13)])).toEqual([span(0, 2), span(13, 15)])
  })
})

describe('intersect', () => {
  test('keeps what both have', () => {
    expect(intersect([span(0, 10), span(20, 30)], [span(5, 25), span(29, 40)])).toEqual([
      span(5, 10),
      span(20, 25),
      span(29, 30),
    ])
  })

  test('touching spans have nothing in common', () => {
    expect(intersect([span(0, 5)], [span(5, 9)])).toEqual([])
  })
})

// The slow model: the set of the units that a list of spans holds. Two lists mean the same when their sets are equal.
const units = (spans: readonly Span[]): Set<number> => {
  const set = new Set<number>()
  for (const { start, end } of spans) for (let unit = start; unit < end; unit++) set.add(unit)
  return set
}

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 15 }))
    .map(([start, length]) => span(start, start + length)),
  { maxLength: 10 },
)

/** Ascending, none empty, and a gap between each and the next. */
const isTidy = (list: readonly Span[]): boolean =>
  list.every(({ start, end }, index) => start < end && (index === 0 || (list[index - 1] ?? span(0, 0)).end < start))

describe('the algebra of spans', () => {
  test(
    'merge keeps the set, tidies it, and has nothing to do the second time',
    () => {
      fc.assert(
        fc.property(spans, (a) => {
          expect(units(merge(a))).toEqual(units(a))
          expect(isTidy(merge(a))).toBe(true)
          expect(merge(merge(a))).toEqual(merge(a))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'subtract is the difference of the sets',
    () => {
      fc.assert(
        fc.property(spans, spans, (a, b) => {
          const holes = units(b)
          expect(units(subtract(a, b))).toEqual(new Set([...units(a)].filter((unit) => !holes.has(unit))))
          expect(isTidy(subtract(a, b))).toBe(true)
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'intersect is the common part of the sets, whichever comes first',
    () => {
      fc.assert(
        fc.property(spans, spans, (a, b) => {
          const others = units(b)
          expect(units(intersect(a, b))).toEqual(new Set([...units(a)].filter((unit) => others.has(unit))))
          expect(isTidy(intersect(a, b))).toBe(true)
          expect(intersect(b, a)).toEqual(intersect(a, b))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'what is left and what is common make up the whole',
    () => {
      fc.assert(
        fc.property(spans, spans, (a, b) => {
          expect(merge([...subtract(a, b), ...intersect(a, b)])).toEqual(merge(a))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'two spans overlap exactly when they have a unit in common',
    () => {
      const filled = fc
        .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 9 }))
        .map(([start, length]) => span(start, start + length))
      fc.assert(
        fc.property(filled, filled, (a, b) => {
          const others = units([b])
          expect(overlaps(a, b)).toBe([...units([a])].some((unit) => others.has(unit)))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})
