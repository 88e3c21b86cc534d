import { expect, test } from 'vitest'
import { foldCase } from './fold-case.js'

test.each([
  ['Mia@Example.com', 'mia@example.COM'],
  ['JÖRG@x.example', 'jörg@x.example'],
  // One letter, or a letter and its dots.
  ['ju\u0308rgen@x.example', 'J\u00dcRGEN@x.example'],
])('%s and %s are one', (one, other) => {
  expect(foldCase(one)).toBe(foldCase(other))
})

test.each([
  ['jorg@x.example', 'jörg@x.example'],
  ['mia@x.example', 'mia+1@x.example'],
])('%s and %s are two', (one, other) => {
  expect(foldCase(one)).not.toBe(foldCase(other))
})
