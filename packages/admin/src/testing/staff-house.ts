import type { AdminStaffMember } from '@openslot/core/wire'
import type { FakeServer } from './fake-server.js'
import { ADA, ANNA, BEN, HAIRCUT } from './people.js'
import { salon } from './salon.js'
import { fieldCalled, seeHeading, visit } from './visit.js'

// The salon as the tests of its staff begin.

const SHAVE = { ...HAIRCUT, id: 'v-shave', slug: 'shave', name: 'Shave', staff: ['ben'] }
/** Somebody who has left. */
export const CLEO: AdminStaffMember = { ...ANNA, id: 's-cleo', slug: 'cleo', name: 'Cleo', active: false }

export const house = (staff: readonly AdminStaffMember[] = [ANNA, BEN], bookings = [ADA]): FakeServer =>
  salon({ staff, services: [HAIRCUT, SHAVE], bookings })

/** What Anna is changed by. */
export const PATCH = 'PATCH /v1/admin/staff/s-anna'

export async function edit(server: FakeServer): Promise<void> {
  await visit(server, '/admin/staff/s-anna')
  await seeHeading('Anna')
  await fieldCalled('Name')
}
