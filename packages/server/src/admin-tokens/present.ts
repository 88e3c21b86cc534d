import { type AdminToken, toIso } from '@openslot/core/wire'
import type { StoredAdminToken } from './store.js'

export const presentToken = ({ id, name, scopes, createdMs, lastUsedMs }: StoredAdminToken): AdminToken => ({
  id,
  name,
  scopes: [...scopes],
  createdAt: toIso(createdMs),
  lastUsedAt: lastUsedMs === null ? null : toIso(lastUsedMs),
})
