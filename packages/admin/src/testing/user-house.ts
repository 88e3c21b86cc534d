import type { User } from '@openslot/core/wire'
import type { FakeServer } from './fake-server.js'
import { ANNA, RITA } from './people.js'
import { keep, salon } from './salon.js'

// The salon as the tests of its users begin.

/** Anna's own account. */
export const ANNAS: User = {
  ...RITA,
  id: 'u-anna',
  name: 'Anna Berg',
  email: 'anna@salon.example',
  role: 'staff',
  staff: { id: ANNA.id, slug: ANNA.slug, name: ANNA.name },
  lastSignInAt: '2026-11-25T16:00:00Z',
}

export function house(...users: User[]): FakeServer {
  const server = salon()
  keep(server, 'users', users, RITA)
  return server
}
