import { deriveToken, hashToken } from '../tokens.js'
import type { Feed, FeedStore } from './feed-store.js'
import { SealError, type Sealer } from './sealing.js'

const tokenOf = (secret: string, id: string): string => deriveToken(secret, 'feed', id)
const subjectOf = (id: string): string => `feed ${id}`

/** A feed with a new address. */
export function newFeed(
  feed: Pick<Feed, 'staffId' | 'id' | 'createdMs'>,
  { secret, sealer }: { readonly secret: string; readonly sealer: Sealer },
): Feed {
  const token = tokenOf(secret, feed.id)
  return { ...feed, tokenHash: hashToken(token), sealed: sealer.seal(subjectOf(feed.id), token) }
}

/** The secret part of a feed's address; `undefined`: no secret that this server has opens it. */
export function openFeedToken({ id, sealed }: Feed, sealer: Sealer): string | undefined {
  try {
    return sealed === null ? undefined : sealer.open(subjectOf(id), sealed)
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}

/** Seals what isn't, or was with an older secret, so that the addresses can be told once that is forgotten. */
export async function sealFeedsAnew(feeds: FeedStore, sealer: Sealer, secrets: readonly string[]): Promise<void> {
  for (const feed of await feeds.list()) {
    if (feed.sealed !== null && sealer.isCurrent(feed.sealed)) continue
    const derived = secrets.map((secret) => tokenOf(secret, feed.id)).find((one) => hashToken(one) === feed.tokenHash)
    const token = openFeedToken(feed, sealer) ?? derived
    if (token !== undefined) await feeds.put({ ...feed, sealed: sealer.seal(subjectOf(feed.id), token) })
  }
}
