import type { CalBooking, EventType, Me } from './answers.js'

/** Somebody who gives event types, as far as the answers tell of them. */
export interface CalPerson {
  readonly id: number
  readonly name: string
  readonly email: string | undefined
  readonly timeZone: string | undefined
}

/** Everyone whom the answers name: of an event type only the name, of a booking's host more. */
export function peopleIn(answers: {
  readonly eventTypes: readonly EventType[]
  readonly bookings: readonly CalBooking[]
  readonly me: Me | null
}): CalPerson[] {
  const told = [
    ...(answers.me ? [{ ...answers.me, name: answers.me.name ?? answers.me.username }] : []),
    ...answers.bookings.flatMap(({ hosts }) => hosts.map((host) => ({ ...host, id: Number(host.id) }))),
    ...answers.eventTypes.flatMap(({ users, hosts }) => [
      ...(users ?? []).map(({ id, name, username }) => ({ id, name: name ?? username })),
      ...(hosts ?? []).map(({ userId, name, username }) => ({ id: userId, name: name ?? username })),
    ]),
  ]
  const byId = new Map<number, CalPerson>()
  for (const one of told.filter(({ id }) => Number.isSafeInteger(id))) {
    const known = byId.get(one.id)
    const email = 'email' in one ? (one.displayEmail ?? one.email ?? undefined) : undefined
    const timeZone = 'timeZone' in one ? (one.timeZone ?? undefined) : undefined
    byId.set(one.id, {
      id: one.id,
      name: known?.name || one.name || '',
      email: known?.email ?? email,
      timeZone: known?.timeZone ?? timeZone,
    })
  }
  return [...byId.values()].toSorted((a, b) => a.id - b.id)
}
