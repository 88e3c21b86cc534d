import { describe, expect, test } from 'vitest'
import { slug } from '../wire/index.js'
import * as v from 'valibot'
import { slugOf } from './slug.js'

describe('a name in addresses', () => {
  test.each([
    ['Haircut', 'haircut'],
    ['Schnitt & Färben', 'schnitt-farben'],
    ['Straße  nach Łódź!', 'strasse-nach-lodz'],
    ['ÆRØ', 'aero'],
    ['ＭＡＳＳＡＧＥ №2', 'massage-no2'],
    ['按摩', 'service'],
    ['--', 'service'],
    ['x'.repeat(90), 'x'.repeat(60)],
    [`-${'x'.repeat(59)} yz`, 'x'.repeat(59)],
  ])('%s → %s', (name, expected) => {
    expect(slugOf(name, 'service')).toBe(expected)
    expect(v.is(slug, expected)).toBe(true)
  })

  test('is told by a number from those that are there, and stays short enough', () => {
    expect(slugOf('Haircut', 'service', ['haircut', 'haircut-2'])).toBe('haircut-3')
    const long = 'x'.repeat(90)
    const taken = Array.from({ length: 120 }, (_, index) => (index === 0 ? '' : `-${index + 1}`))
    const next = slugOf(
      long,
      'service',
      taken.map((end) => slugOf(long, 'service') + end),
    )
    expect(next).toBe(`${'x'.repeat(60)}-121`)
    expect(v.is(slug, next)).toBe(true)
  })
})
