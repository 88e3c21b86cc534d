import { ApiError, type ApiErrorCode } from '../api/api-error.js'

/** After these, what was asked for may be done all the same. */
const LOST: ReadonlySet<ApiErrorCode> = new Set(['unreachable', 'unavailable', 'internal', 'unexpected'])

export interface OnceOptions<K, T> {
  /** What it is to be known by, such as a name in addresses that is free. */
  readonly key: () => K | Promise<K>
  readonly make: (key: K) => Promise<T>
  /** What an earlier try has made, brought up to what is wanted by now; `undefined`: none has. */
  readonly find: (key: K) => Promise<T | undefined>
}

/**
 * Makes one thing once, however often it is tried: an answer can get lost on its way, after the server has done what it
 * was asked for. The next try looks for that first.
 */
export class Once<K, T> {
  #lost: { readonly key: K } | null = null

  async run({ key, make, find }: OnceOptions<K, T>): Promise<T> {
    const found = this.#lost && (await find(this.#lost.key))
    this.#lost = null
    return found ?? this.#make(await key(), make)
  }

  async #make(key: K, make: (key: K) => Promise<T>): Promise<T> {
    try {
      return await make(key)
    } catch (error) {
      if (error instanceof ApiError && LOST.has(error.code)) this.#lost = { key }
      throw error
    }
  }
}

const MISSING: ReadonlySet<ApiErrorCode> = new Set(['not-found', 'unknown-service', 'unknown-staff'])

/** `undefined` where there is no such thing. */
export async function orNone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ApiError && MISSING.has(error.code)) return undefined
    throw error
  }
}
