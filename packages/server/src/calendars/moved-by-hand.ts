import type { Span } from '@openslot/core'
import type { OutgoingEvent } from './provider.js'

/** Whether an invitation that isn't known as a booking's event yet stands where no mail has put it. */
export function isMovedByHand(
  { ref, span }: { readonly ref: string; readonly span: Span | null },
  { before, start, end }: OutgoingEvent,
): boolean {
  if (!before || before.ref === ref || span === null) return false
  return span.start === start ? span.end !== end : !before.starts.includes(span.start)
}
