import * as v from 'valibot'
import type { Answers } from './bookings.js'
import { phone } from './fields.js'
import type { Question } from './services.js'

export interface AnswerFault {
  /** The question's id. */
  readonly id: string
  readonly message: string
}

type Answer = Answers[string]

const MAX_LINE = 500

/**
 * What is wrong with the answers to a service's questions; nothing: they may be kept. An empty text is no answer.
 *
 * @param isComplete whether required questions must have theirs
 */
export function answerFaults(questions: readonly Question[], given: Answers, isComplete = true): AnswerFault[] {
  const known = new Set(questions.map((question) => question.id))
  const unknown = Object.keys(given)
    .filter((id) => !known.has(id))
    .map((id) => ({ id, message: 'This service asks no such question.' }))
  const wrong = questions.flatMap((question) => {
    const message = faultOf(question, Object.hasOwn(given, question.id) ? given[question.id] : undefined, isComplete)
    return message === undefined ? [] : [{ id: question.id, message }]
  })
  return [...unknown, ...wrong]
}

/** The answers that say something. */
export const givenAnswers = (given: Answers): Answers =>
  Object.fromEntries(Object.entries(given).filter(([, answer]) => answer !== ''))

function faultOf(question: Question, answer: Answer | undefined, isComplete: boolean): string | undefined {
  if (answer === undefined || answer === '') {
    return question.required && isComplete ? `Answer the question “${question.label}”.` : undefined
  }
  switch (question.kind) {
    case 'text':
      return typeof answer === 'string' && answer.length <= MAX_LINE && !/[\n\r]/.test(answer)
        ? undefined
        : `Answer “${question.label}” with one line of at most ${MAX_LINE} characters.`
    case 'long-text':
      return typeof answer === 'string' ? undefined : `Answer “${question.label}” with text.`
    case 'choice':
      return question.choices?.includes(String(answer)) && typeof answer === 'string'
        ? undefined
        : `Choose one of ${(question.choices ?? []).join(', ')} for “${question.label}”.`
    case 'checkbox':
      if (typeof answer !== 'boolean') return `Answer “${question.label}” with true or false.`
      return question.required && !answer && isComplete ? `“${question.label}” must be ticked.` : undefined
    case 'number':
      return typeof answer === 'number' ? undefined : `Answer “${question.label}” with a number.`
    case 'phone':
      return v.is(phone, answer) ? undefined : `Answer “${question.label}” with a phone number.`
  }
}
