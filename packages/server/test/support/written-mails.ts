import ICAL from 'ical.js'
import type { Mail } from '../../src/notifications/mail.js'
import type { TestServer, TestServerOptions } from '../../src/testing/index.js'
import { openSalon } from './salon.js'

/** A salon whose mails come from an address of its own. */
export async function openWith(options: Partial<TestServerOptions> = {}): Promise<TestServer> {
  const environment = {
    OPENSLOT_PUBLIC_URL: 'https://book.salon.example',
    OPENSLOT_MAIL_FROM: 'Linden Hair <book@salon.example>',
    ...options.environment,
  }
  return openSalon({ ...options, environment })
}

/** All that has been sent to an address. */
export async function mailsTo(server: TestServer, address: string): Promise<Mail[]> {
  await server.drain()
  return server.mails.filter((mail) => mail.to.email === address)
}

/** The calendar entry that is attached to a mail. */
export function entryOf({ calendar }: Mail): { method: string; event: ICAL.Event; component: ICAL.Component } {
  const root = new ICAL.Component(ICAL.parse(calendar?.content ?? '') as unknown[])
  const component = root.getFirstSubcomponent('vevent') as ICAL.Component
  return { method: String(root.getFirstPropertyValue('method')), event: new ICAL.Event(component), component }
}

/** Whom a calendar entry invites. */
export const addressesOf = (component: ICAL.Component): string[] =>
  component.getAllProperties('attendee').map((property) => String(property.getFirstValue()).replace(/^mailto:/i, ''))
