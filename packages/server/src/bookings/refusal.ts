import type { Refusal } from '@openslot/core'
import { MAX_ALTERNATIVES, refusalProblem, toIso } from '@openslot/core/wire'
import { alternativesTo } from '../availability/open-slots.js'
import type { AvailabilityStore, SlotRequest } from '../availability/store.js'
import { ProblemError } from '../http/problem.js'

/** Turns a refused decision about `start` (epoch ms) into the problem that the contract names for it. */
export async function problemOf(
  refusal: Refusal,
  store: AvailabilityStore,
  request: SlotRequest,
  start: number,
): Promise<ProblemError> {
  const { slug, detail, extras, retryAt } = refusalProblem(refusal)
  if (slug !== 'slot-taken' && slug !== 'hold-expired') {
    const headers = retryAt === undefined ? {} : { 'Retry-After': String(Math.ceil((retryAt - request.now) / 1000)) }
    return new ProblemError(slug, detail, extras, headers)
  }
  const alternatives = await alternativesTo(store, request, start, MAX_ALTERNATIVES)
  return new ProblemError(slug, detail, { ...extras, alternatives: alternatives.map(toIso) })
}
