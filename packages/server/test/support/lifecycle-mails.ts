import ICAL from 'ical.js'
import { expect } from 'vitest'
import type { CreatedBooking } from '@openslot/core/wire'
import type { Mail } from '../../src/notifications/mail.js'
import type { TestServer, TestServerOptions } from '../../src/testing/index.js'
import { openSalon, salon } from './salon.js'

export const WEDNESDAY = '2026-06-03T12:00:00Z'
export const OWNER = 'owner@salon.example'

export const openWith = (service: object = {}, options: Partial<TestServerOptions> = {}): Promise<TestServer> =>
  openSalon({
    catalog: salon({ maxGuests: 2, ...service }),
    ...options,
    environment: { OPENSLOT_OWNER_EMAIL: OWNER, OPENSLOT_MAIL_FROM: 'Linden Hair <book@salon.example>' },
  })

export async function act(
  server: TestServer,
  token: string,
  { id }: CreatedBooking,
  action: string,
  json: object = {},
) {
  const response = await server.request(`/v1/admin/bookings/${id}/${action}`, { token, json })
  expect(response.status).toBe(200)
}

/** What has been sent since the last time: "reader: what the subject begins with [what the calendar is asked]". */
export async function sent(server: TestServer): Promise<string[]> {
  const before = seen.get(server) ?? 0
  await server.drain()
  seen.set(server, server.mails.length)
  return server.mails
    .slice(before)
    .map((mail) => `${mail.to.email.split('@')[0]}: ${mail.subject.split(' on ')[0]}${calendarOf(mail)}`)
    .toSorted()
}
const seen = new WeakMap<TestServer, number>()

export const sentTo = async (reader: string, server: TestServer): Promise<string[]> =>
  (await sent(server)).filter((line) => line.startsWith(reader))

export function calendarOf({ calendar }: Mail): string {
  if (!calendar) return ''
  const entry = new ICAL.Component(ICAL.parse(calendar.content) as unknown[]).getFirstSubcomponent('vevent')
  const status = String(entry?.getFirstPropertyValue('status'))
  return ` [${calendar.method} ${status} ${String(entry?.getFirstPropertyValue('sequence'))}]`
}
