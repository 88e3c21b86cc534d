import type { Booking } from '@openslot/core/wire'
import type { FakeServer } from './fake-server.js'
import { HAIRCUT, bookingOf } from './people.js'
import { salon } from './salon.js'
import { see, visit } from './visit.js'

// Today, as the tests of bookings begin.

export const MIA = bookingOf('Mia', '09:45')
export const ZOE = bookingOf('Zoe', '09:00', { status: 'completed' })
export const KIM = bookingOf('Kim', '14:00', { status: 'pending', notes: 'First\ntime here' })

export async function open(bookings: readonly Booking[]): Promise<FakeServer> {
  const server = salon({ bookings, services: [{ ...HAIRCUT, staff: ['anna', 'ben'] }] })
  await visit(server)
  await see('Thursday 26 November')
  return server
}

export const app = () => document.querySelector('admin-app') as HTMLElementTagNameMap['admin-app']
export const names = (): string[] =>
  [...document.querySelectorAll('.row-name')].map((row) => (row as HTMLElement).innerText)
/** What is heard of each, in its order. */
export const texts = (selector: string): string[] =>
  [...document.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim())
