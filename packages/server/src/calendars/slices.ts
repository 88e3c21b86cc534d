import { setImmediate } from 'node:timers/promises'

/** Work on what somebody else wrote: it pauses by yielding, where everything else may go on. */
export type Steps<Outcome> = Generator<void, Outcome>

/** How long such work may keep everything else waiting. */
const SLICE_MS = 10

/** Does it in slices, between which the server answers others, until nobody wants it any more. */
export async function inSlices<Outcome>(steps: Steps<Outcome>, signal?: AbortSignal): Promise<Outcome> {
  for (;;) {
    const pauseAt = performance.now() + SLICE_MS
    while (performance.now() < pauseAt) {
      const step = steps.next()
      if (step.done) return step.value
    }
    await setImmediate()
    signal?.throwIfAborted()
  }
}

/** Does it without a pause. */
export function atOnce<Outcome>(steps: Steps<Outcome>): Outcome {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
