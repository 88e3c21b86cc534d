import type { Role } from '@openslot/core/wire'

/** Somebody who may sign in to the admin page. Instants in epoch ms. */
export interface StoredUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Whose calendar they may see, where that is all; an owner may have one, too. */
  readonly staff: { readonly id: string; readonly slug: string; readonly name: string } | null
  readonly active: boolean
  readonly createdMs: number
  readonly lastSignInMs: number | null
}

export interface NewUser {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly staffId: string | null
  readonly passwordHash: string
  readonly nowMs: number
}

/** What is left out, or `undefined`, stays. */
export interface UserUpdate {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly role?: Role | undefined
  readonly staffId?: string | null | undefined
  readonly active?: boolean | undefined
  readonly passwordHash?: string | undefined
  /** The new password is their own choice: the calendar feed that they subscribe to stays. */
  readonly keepsFeed?: boolean
}

export interface StoredSession {
  readonly user: StoredUser
  readonly expiresMs: number
}

/** Users of the admin page, and their sessions. */
export interface UserStore {
  /** @returns `taken` when the address has an account */
  create(user: NewUser): Promise<StoredUser | 'taken'>
  /** Makes the very first one: `taken` when there is one. */
  createFirst(user: Omit<NewUser, 'role' | 'staffId'>): Promise<StoredUser | 'taken'>
  /** The oldest first. */
  list(): Promise<StoredUser[]>
  find(id: string): Promise<StoredUser | undefined>
  /** With what their password is compared to; also of those who may not sign in any more. */
  findToSignIn(email: string): Promise<{ readonly user: StoredUser; readonly passwordHash: string } | undefined>
  /**
   * Whoever gets another password, another role or no access any more is signed out everywhere. With access, another
   * calendar or (by somebody else) another password, the feed of their calendar goes, too.
   *
   * @param change sees what is there; what it throws leaves everything as it was
   * @returns `last-owner` when nobody would be left who may do everything
   */
  update(
    id: string,
    change: (current: StoredUser) => UserUpdate,
  ): Promise<StoredUser | 'taken' | 'last-owner' | undefined>
  /**
   * The feed of their calendar goes, too.
   *
   * @param check may throw to keep them
   */
  remove(id: string, check: (current: StoredUser) => void): Promise<'removed' | 'last-owner' | undefined>
  signIn(session: { tokenHash: string; userId: string; nowMs: number; expiresMs: number }): Promise<void>
  /** The session with this token, which is being used now, unless it has been left alone since `idleSinceMs`. */
  useSession(tokenHash: string, options: { nowMs: number; idleSinceMs: number }): Promise<StoredSession | undefined>
  signOut(tokenHash: string): Promise<void>
  /** Forgets sessions that have ended; returns how many. */
  forgetEnded(options: { nowMs: number; idleSinceMs: number }): Promise<number>
}
