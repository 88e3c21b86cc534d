import type { Scope } from '@openslot/core/wire'

export interface StoredAdminToken {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdMs: number
  /** To the minute; `null`: never. */
  readonly lastUsedMs: number | null
}

export interface NewAdminToken {
  readonly name: string
  readonly tokenHash: string
  /** Left out: everything. */
  readonly scopes?: readonly Scope[]
  readonly nowMs: number
}

export interface TokenChange {
  readonly name?: string | undefined
  readonly scopes?: readonly Scope[] | undefined
}

/** Tokens for the admin API, stored as their hashes. */
export interface AdminTokenStore {
  /** @returns `undefined` when the name is in use */
  create(token: NewAdminToken): Promise<StoredAdminToken | undefined>
  /** The token with this hash, which is being used at `nowMs` (epoch ms). */
  use(tokenHash: string, nowMs: number): Promise<StoredAdminToken | undefined>
  find(id: string): Promise<StoredAdminToken | undefined>
  /** The oldest first. */
  list(): Promise<StoredAdminToken[]>
  /**
   * @param change sees what is there and says what shall be different; what it throws leaves everything as it was
   * @returns what it now is, `undefined` when there is none with this id, or `taken` when another one has the name
   */
  change(
    id: string,
    change: (current: StoredAdminToken) => TokenChange,
  ): Promise<StoredAdminToken | 'taken' | undefined>
  /**
   * It opens nothing any more.
   *
   * @param check may throw to keep it
   * @returns false when there is none with this id
   */
  revoke(id: string, check?: (current: StoredAdminToken) => void): Promise<boolean>
}
