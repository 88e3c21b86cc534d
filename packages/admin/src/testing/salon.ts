import type { AdminService, AdminStaffMember, Booking, Session, TimeOff } from '@openslot/core/wire'
import { type Asked, type FakeServer, answer, fakeServer, refusal } from './fake-server.js'
import { ANNA, BEN, HAIRCUT, session } from './people.js'

export interface Salon {
  /** Who is signed in; unless it is said, the owner. */
  readonly as?: Session
  readonly services?: readonly AdminService[]
  readonly staff?: readonly AdminStaffMember[]
  readonly bookings?: readonly Booking[]
}

/** A server of a salon: what it has is found, changed as it was seen only, and added to. A test adds what else it needs. */
export function salon({
  as = session(),
  services = [HAIRCUT],
  staff = [ANNA, BEN],
  bookings = [],
}: Salon = {}): FakeServer {
  const server = fakeServer({
    'GET /v1/session': () => answer(as),
    'GET /v1/admin/webhooks': () => answer({ webhooks: [] }),
    'GET /v1/admin/bookings': ({ query }) => answer({ bookings: found(bookings, query), nextCursor: null }),
    ...Object.fromEntries(bookings.map((one) => [`GET /v1/admin/bookings/${one.id}`, () => answer(one)])),
  })
  keep(server, 'services', services, HAIRCUT)
  keep(server, 'staff', staff, ANNA)
  for (const { id } of staff) {
    keepTimeOff(server, id)
    server.on(`GET /v1/admin/staff/${id}/busy`, () => answer({ busy: [], unknown: [] }))
  }
  return server
}

/** One version after the other of what is listed under a name; changes of any but the last are refused. */
export function keep<T extends { readonly id: string }>(
  server: FakeServer,
  name: string,
  items: readonly T[],
  usual: T,
): void {
  const kept = new Map<string, { readonly item: T; readonly version: number }>()
  const put = (item: T, version: number): Response => {
    kept.set(item.id, { item, version })
    return answer(item, version === 1 ? 201 : 200, `"${version}"`)
  }
  const add = (item: T): Response => {
    const at = `/v1/admin/${name}/${item.id}`
    const now = (): { readonly item: T; readonly version: number } => kept.get(item.id) ?? { item, version: 1 }
    const seen = (): Response => answer(now().item, 200, `"${now().version}"`)
    server.on(`GET ${at}`, seen)
    const slug = slugIn(item)
    if (slug !== undefined) server.on(`GET /v1/admin/${name}/${slug}`, seen)
    server.on(`PATCH ${at}`, ({ json, headers }: Asked) =>
      ['*', `"${now().version}"`].includes(headers.get('If-Match') ?? '')
        ? put({ ...now().item, ...(json as object) }, now().version + 1)
        : refusal('precondition-failed'),
    )
    return put(item, 1)
  }
  for (const item of items) add(item)
  server.on(`GET /v1/admin/${name}`, () => answer({ [name]: [...kept.values()].map(({ item }) => item) }))
  server.on(`POST /v1/admin/${name}`, ({ json }) => {
    const { slug } = json as { slug?: string }
    const isTaken = slug !== undefined && [...kept.values()].some(({ item }) => slugIn(item) === slug)
    return isTaken ? refusal('conflict') : add({ ...usual, ...(json as object), id: `${name}-${slug ?? 'new'}` })
  })
}

const slugIn = (item: object): string | undefined => ('slug' in item ? String(item.slug) : undefined)

function keepTimeOff(server: FakeServer, staffId: string): void {
  const at = `/v1/admin/staff/${staffId}/time-off`
  const kept: TimeOff[] = []
  let made = 0
  server.on(`GET ${at}`, () => answer({ timeOff: kept }))
  server.on(`POST ${at}`, ({ json }) => {
    const off: TimeOff = { ...(json as Omit<TimeOff, 'id'>), id: `off-${++made}` }
    kept.push(off)
    server.on(`DELETE ${at}/${off.id}`, () => {
      kept.splice(kept.indexOf(off), 1)
      return new Response(null, { status: 204 })
    })
    return answer(off, 201)
  })
}

const found = (bookings: readonly Booking[], query: URLSearchParams): readonly Booking[] => {
  const [from = '', to = '9999', endsAfter = '', staff, status] = ['from', 'to', 'endsAfter', 'staff', 'status'].map(
    (name) => query.get(name) ?? undefined,
  )
  return bookings
    .filter(
      (one) =>
        (status === undefined || status.split(',').includes(one.status)) &&
        one.start >= from &&
        one.start < to &&
        one.end > endsAfter &&
        (staff === undefined || one.staff.id === staff),
    )
    .slice(0, Number(query.get('limit')))
}
