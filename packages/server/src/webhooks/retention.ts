const DAYS = 30

/** From when on the tries of webhooks are kept, and the bodies of those that are done with, at `nowMs` (epoch ms). */
export const keptSince = (nowMs: number): number => nowMs - DAYS * 86_400_000

/** Why one that is older can't be sent again. */
export const BODY_GONE = `Its body is no longer kept: that was done with more than ${DAYS} days ago.`
