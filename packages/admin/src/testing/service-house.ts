import type { AdminService } from '@openslot/core/wire'
import type { FakeServer } from './fake-server.js'
import { HAIRCUT } from './people.js'
import { salon } from './salon.js'
import { fieldCalled, seeHeading, visit } from './visit.js'

// The salon as the tests of its services begin.

export const CUT: AdminService = {
  ...HAIRCUT,
  questions: [{ id: 'wish', label: 'What would you like?', kind: 'text', required: false }],
  bufferAfterMinutes: 25,
}
/** One that is no longer offered. */
export const PERM: AdminService = { ...HAIRCUT, id: 'v-perm', slug: 'perm', name: 'Perm', active: false, staff: [] }

export const house = (...services: readonly AdminService[]): FakeServer => salon({ services })

/** What the haircut is changed by. */
export const PATCH = 'PATCH /v1/admin/services/v-haircut'

export async function edit(server: FakeServer): Promise<void> {
  await visit(server, '/admin/services/v-haircut')
  await seeHeading('Haircut')
  await fieldCalled('Name')
}
