import { ApiError } from './api-error.js'

// Instants as they travel. The core's own functions do the same with the checks of what may come in anywhere, and for
// thousands at a time; here they would only weigh.

/** `2026-03-08T14:00:00Z` for epoch ms. */
export const toIso = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

/** Epoch ms of an instant as the server writes it. */
export function instantOf(iso: string): number {
  const instant = Date.parse(iso)
  if (!Number.isNaN(instant)) return instant
  throw new ApiError('unexpected', `The server sent a time that is none: ${iso}`)
}
