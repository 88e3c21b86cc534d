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

/** Tokens for the admin API, stored as their hashes. */
export interface AdminTokenStore {
  /** @returns `undefined` when the name is in use */
  create(token: NewAdminToken): Promise<StoredAdminToken | undefined>
  /** The token with this hash, which is being used at `nowMs` (epoch ms). */
  use(tokenHash: string, nowMs: number): Promise<StoredAdminToken | undefined>
  find(id: string): Promise<StoredAdminToken | undefined>
  /** The oldest first. */
  list(): Promise<StoredAdminToken[]>
  /** @returns what it now is, `undefined` when there is none with this id, or `taken` when another one has the name */
  change(
    id: string,
    change: { readonly name?: string | undefined; readonly scopes?: readonly Scope[] | undefined },
  ): Promise<StoredAdminToken | 'taken' | undefined>
  /** It opens nothing any more. @returns false when there is none with this id */
  revoke(id: string): Promise<boolean>
}
