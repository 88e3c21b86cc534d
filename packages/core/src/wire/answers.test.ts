import { describe, expect, test } from 'vitest'
import { answerFaults, givenAnswers } from './answers.js'
import type { Question } from './services.js'

const ask = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  id: 'q',
  label: 'Which?',
  kind,
  required: false,
  ...more,
})
const faults = (question: Question, answer?: string | number | boolean, isComplete?: boolean): number =>
  answerFaults([question], answer === undefined ? {} : { q: answer }, isComplete).length

describe('an answer fits its question', () => {
  const choice = ask('choice', { choices: ['red', '1'] })
  test.each<[Question, (string | number | boolean)[], (string | number | boolean)[]]>([
    [ask('text'), ['one line', 'ü', ''], [1, true, 'two\nlines', 'two\rlines', 'x'.repeat(501)]],
    [ask('long-text'), ['two\nlines'], [1, false]],
    [choice, ['red', '1'], ['blue', 1, true]],
    [ask('checkbox'), [true, false], ['true', 1]],
    [ask('number'), [0, -1.5], ['1', true]],
    [ask('phone'), ['+49 30 123456'], ['call me', 49]],
  ])('%j', (question, good, bad) => {
    expect(good.map((answer) => faults(question, answer))).toEqual(good.map(() => 0))
    expect(bad.map((answer) => faults(question, answer))).toEqual(bad.map(() => 1))
  })
})

test('a required question needs an answer, and a required box its tick; staff may leave both open', () => {
  const required = ask('text', { required: true })
  const box = ask('checkbox', { required: true })
  expect([faults(required), faults(required, ''), faults(required, 'yes')]).toEqual([1, 1, 0])
  expect([faults(box), faults(box, false), faults(box, true)]).toEqual([1, 1, 0])
  expect([faults(required, undefined, false), faults(box, false, false)]).toEqual([0, 0])
})

test('an answer that nobody asked for is a fault of its own, by its id', () => {
  expect(answerFaults([], { colour: 'red' })).toEqual([
    { id: 'colour', message: 'This service asks no such question.' },
  ])
  // What every object has is no answer.
  expect(answerFaults([ask('text', { id: 'constructor', required: true })], {})).toHaveLength(1)
})

test('an empty text is no answer', () => {
  expect(givenAnswers({ a: '', b: 'x', c: false, d: 0 })).toEqual({ b: 'x', c: false, d: 0 })
})
