/** Tokens for the admin API, stored as their hashes. */
export interface AdminTokenStore {
  /** @returns false when the name is in use */
  create(token: { name: string; tokenHash: string; nowMs: number }): Promise<boolean>
  exists(tokenHash: string): Promise<boolean>
}
