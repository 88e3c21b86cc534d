import type { Draft } from './resume.js'

// What a visitor has chosen and typed, while the page is open: a reload loses nothing. No cookie, nothing that outlives
// the tab, and no token.

/** Where it is kept, for one server and what the page has decided. */
export const draftKey = (server: string, service = '', staff = ''): string => `openslot ${server} ${service} ${staff}`

export const hasDraft = (key: string): boolean => inStorage((storage) => storage.getItem(key) !== null) === true

export function keepDraft(key: string, draft: Draft): void {
  inStorage((storage) => storage.setItem(key, JSON.stringify(draft)))
}

export function forgetDraft(key: string): void {
  inStorage((storage) => storage.removeItem(key))
}

/** Browsers throw at the very word where a page may keep nothing, and when there is no room left. */
export function inStorage<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage)
  } catch {
    return undefined
  }
}
