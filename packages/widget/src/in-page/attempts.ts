import { pointerTo } from '@openslot/core/wire'
import { ProblemError, invalid } from './answers.js'
import type { Call } from './call.js'
import { REMEMBERED_MS, type World } from './world.js'

const HEADER = 'Idempotency-Key'

/**
 * Makes something once for each `Idempotency-Key`: the same key with the same body gets the first answer again.
 * Refusals are not remembered: they change nothing.
 *
 * @throws ProblemError `idempotency-conflict`, `validation`, or what `make` throws
 */
export function once<Answer extends object>(
  { ledger, now }: World,
  { scope, call, body }: { readonly scope: string; readonly call: Call; readonly body: unknown },
  make: () => Answer,
): Answer {
  const key = call.headers.get(HEADER)
  if (key === null) return make()
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const message = `Use 1 to 255 visible ASCII characters for ${HEADER}, such as a UUID.`
    throw invalid([{ pointer: pointerTo([HEADER]), message }])
  }
  const name = `${scope} ${key}`
  const fingerprint = canonical(body)
  const first = ledger.answers.get(name)
  if (first && now() < first.at + REMEMBERED_MS) {
    if (first.fingerprint === fingerprint) return first.answer as Answer
    throw new ProblemError(
      'idempotency-conflict',
      `This ${HEADER} came with another request before. Use a new key for each booking.`,
    )
  }
  const answer = make()
  ledger.answers.set(name, { fingerprint, answer, at: now() })
  return answer
}

/** JSON with its keys in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
