import { randomKey } from './random-key.js'

/**
 * One idempotency key for each content: sending the same again (the answer was lost, the button pressed twice) is the
 * same attempt, and anything changed is a new one.
 */
export function attemptKeys(): (content: unknown) => string {
  let last: { content: string; key: string } | undefined
  return (content) => {
    const text = JSON.stringify(content)
    if (last?.content !== text) last = { content: text, key: randomKey() }
    return last.key
  }
}
