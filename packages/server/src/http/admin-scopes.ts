import { type Scope, coversScope } from '@openslot/core/wire'
import type { Context } from 'hono'
import { ProblemError } from './problem.js'

interface Area {
  readonly read: Scope
  readonly write: Scope
}

const CATALOG: Area = { read: 'catalog:read', write: 'catalog:write' }
const both = (scope: Scope): Area => ({ read: scope, write: scope })

/** What each noun of the admin API asks of a token: the one place where it is said. */
const AREAS: Readonly<Record<string, Area>> = {
  bookings: { read: 'bookings:read', write: 'bookings:write' },
  slots: { read: 'bookings:read', write: 'bookings:write' },
  services: CATALOG,
  staff: CATALOG,
  resources: CATALOG,
  customers: both('customers'),
  'calendar-changes': { read: 'bookings:read', write: 'bookings:write' },
  messages: both('messages'),
  webhooks: both('webhooks'),
  settings: both('settings'),
  tokens: both('tokens'),
  users: both('users'),
}

/** The scope that a call needs. What no area is named for, only a token for everything may do. */
export function neededScope(method: string, path: string): Scope {
  if (path === '/metrics') return 'metrics'
  const noun = /^\/v1\/admin\/([^/]+)/.exec(path)?.[1] ?? ''
  const area = Object.hasOwn(AREAS, noun) ? AREAS[noun] : undefined
  if (!area) return '*'
  return ['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase()) ? area.read : area.write
}

/** For what the address of a call doesn't tell. @throws ProblemError `forbidden` unless its token has all of them */
export function requireScopes(c: Context, scopes: readonly Scope[]): void {
  const missing = scopes.find((scope) => !coversScope(c.get('adminToken').scopes, scope))
  if (missing !== undefined) throw lacksScope(missing)
}

export const lacksScope = (scope: Scope): ProblemError =>
  new ProblemError('forbidden', `This token lacks the scope "${scope}". Use or make one that has it.`, { scope })
