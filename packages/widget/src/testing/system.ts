import { emulateMedia } from '@web/test-runner-commands'

/**
 * What the visitor's system is said to like, where the engine can be asked to believe it. Chromium can; the others were
 * started on a system that likes it dark and without motion (engines/engines.mjs), and stay there.
 */
export async function onSystem(likes: NonNullable<Parameters<typeof emulateMedia>[0]>): Promise<void> {
  if (canEmulate) await emulateMedia(likes)
}

export const likesDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches

/** Firefox's and WebKit's protocols have no word for it. */
const canEmulate = 'userAgentData' in navigator
