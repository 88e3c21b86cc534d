// What a visitor has chosen and typed, while the page is open: a reload loses nothing. No cookie, nothing that outlives
// the tab, and no token.

import type { Form } from './form.js'

export interface Draft {
  /** Ids. */
  readonly service: string
  /** `undefined`: anyone. */
  readonly staff: string | undefined
  /** Minutes; `undefined`: the usual ones. */
  readonly duration: number | undefined
  /** Epoch ms. */
  readonly start: number
  /** Whether the visitor was at the form; else on the way to another time. */
  readonly isAtDetails: boolean
  readonly values: Form['values']
  /** The guests' fields. */
  readonly guests: Form['guests']
}

/** Where it is kept, for one server and what the page has decided. */
export const draftKey = (server: string, service = '', staff = ''): string => `openslot ${server} ${service} ${staff}`

export const hasDraft = (key: string): boolean => inStorage((storage) => storage.getItem(key) !== null) === true

export function forgetDraft(key: string): void {
  inStorage((storage) => storage.removeItem(key))
}

export function keepDraft(key: string, draft: Draft): void {
  inStorage((storage) => storage.setItem(key, JSON.stringify(draft)))
}

/** `undefined`: there is none, or none that can be read any more. */
export function readDraft(key: string): Draft | undefined {
  return inStorage((storage) => {
    const draft = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Draft> | null
    const { service, start, values, guests } = draft ?? {}
    const isWhole = typeof service === 'string' && typeof start === 'number' && isTexts(values) && Array.isArray(guests)
    return isWhole ? (draft as Draft) : undefined
  })
}

const isTexts = (values: unknown): boolean =>
  typeof values === 'object' && values !== null && Object.values(values).every((value) => typeof value === 'string')

/** Browsers throw at the very word where a page may keep nothing, and when there is no room left. */
function inStorage<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage)
  } catch {
    return undefined
  }
}
