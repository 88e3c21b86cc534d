import type { StoredBooking } from '../bookings/store.js'
import type { Words } from './words/words.js'

/** What the customer answered, each under its question as it was asked. */
export const answersOf = (booking: StoredBooking, words: Words): (readonly [question: string, answer: string])[] =>
  booking.questions.flatMap(({ id, label }) => {
    const answer = booking.answers[id]
    if (answer === undefined || answer === '') return []
    const text = typeof answer === 'boolean' ? (answer ? words.yes : words.no) : String(answer)
    return [[label, text] as const]
  })
