import * as v from 'valibot'
import { line } from '../fields.js'
import { instantOutput } from '../instant.js'

/** What an admin token may do. `…:write` includes `…:read`; `*` is everything. */
export const SCOPES = [
  'bookings:read',
  'bookings:write',
  'catalog:read',
  'catalog:write',
  'customers',
  'messages',
  'webhooks',
  'settings',
  'tokens',
  'users',
  'metrics',
  '*',
] as const

export type Scope = (typeof SCOPES)[number]

export const scope = v.picklist(SCOPES, `Use scopes such as bookings:read. Known are ${SCOPES.join(', ')}.`)

/** Whether a token with `granted` may do what needs `needed`. */
export const coversScope = (granted: readonly Scope[], needed: Scope): boolean =>
  granted.includes('*') ||
  granted.includes(needed) ||
  (needed.endsWith(':read') && granted.includes(needed.replace(':read', ':write') as Scope))

const scopes = v.pipe(
  v.array(scope),
  v.minLength(1, 'Give at least one scope.'),
  v.maxLength(SCOPES.length, 'Name each scope once.'),
  v.check((named) => new Set(named).size === named.length, 'Name each scope once.'),
)

/** `POST /v1/admin/tokens` body. */
export const adminTokenRequest = v.strictObject({ name: line('The name', 100), scopes })

/** `PATCH /v1/admin/tokens/{id}` body: what it leaves out stays. */
export const adminTokenChange = v.partial(adminTokenRequest)

/** A token as it is listed: never the secret itself. */
export const adminToken = v.object({
  id: v.string(),
  name: v.string(),
  scopes: v.array(scope),
  createdAt: instantOutput,
  /** To the minute; `null`: never. */
  lastUsedAt: v.nullable(instantOutput),
})

export const adminTokensResponse = v.object({ tokens: v.array(adminToken) })

/** `POST /v1/admin/tokens` → 201. The only answer that ever carries the token. */
export const createdAdminToken = v.object({ ...adminToken.entries, token: v.string() })

export type AdminTokenRequest = v.InferInput<typeof adminTokenRequest>
export type AdminToken = v.InferOutput<typeof adminToken>
export type CreatedAdminToken = v.InferOutput<typeof createdAdminToken>
