import type { Draft } from './resume.js'

// What a visitor has chosen and typed, while the page is open: a reload loses nothing. No cookie, nothing that outlives
// the tab, and no booking's token.

/** The elements that keep one, in the order in which they came. */
const keepers = new Map<string, WeakRef<Element>[]>()

/**
 * Where it is kept, for one server and what the page has decided. Where several elements have all that in common, each
 * has its own, and finds it again after a reload, as they come in the same order then.
 */
export function draftKey(element: Element, server: string, service = '', staff = ''): string {
  const key = `openslot ${server} ${service} ${staff}`
  const there = keepers.get(key) ?? []
  keepers.set(key, there)
  const placeOf = (isIt: (keeper: Element | undefined) => boolean): number =>
    there.findIndex((keeper) => isIt(keeper.deref()))
  const own = placeOf((keeper) => keeper === element)
  const left = own < 0 ? placeOf((keeper) => !keeper?.isConnected) : own
  const place = left < 0 ? there.length : left
  there[place] = new WeakRef(element)
  return place > 0 ? `${key} ${place}` : key
}

export const hasDraft = (key: string): boolean => Boolean(inStorage((storage) => storage.getItem(key)))

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
