import type { Page } from 'playwright-core'
import { ask } from './admin-visit.js'

const DAY_MS = 86_400_000

/** Whoever signs in with it sees one calendar only. */
export const ANNAS_ACCOUNT = { email: 'anna@salon.example', password: 'scissors and a comb' } as const

/** Names as long as they come. */
const ANNA = 'Anna-Katharina Schwarzenbach-Möllendorff'
const COLOUR = 'Strähnchen und Balayage mit Intensivpflege'
const CUSTOMER = 'Maximiliane von Hohenzollern-Sigmaringen'

/** Ids of what has a screen of its own. */
export interface Salon {
  readonly anna: string
  readonly service: string
  readonly user: string
  readonly webhook: string
}

/**
 * Gives the demo's salon something of everything, with long names: bookings, some that wait for an answer, time off, days
 * that are different, hours past midnight, somebody with an account of their own, a webhook, a calendar elsewhere.
 *
 * @param page on which an owner is signed in
 * @param feed where a calendar file is
 */
export async function fillSalon(page: Page, feed: string): Promise<Salon> {
  const make = async (path: string, json: object): Promise<string> => {
    const { id } = await ask(page, 'POST', `/v1/admin/${path}`, json)
    return id as string
  }
  const change = async (path: string, json: object): Promise<string> => {
    const { id } = await ask(page, 'PATCH', `/v1/admin/${path}`, json)
    return id as string
  }
  const anna = await change('staff/anna', {
    name: ANNA,
    hours: [
      { days: [1, 2, 3, 4], start: '09:00', end: '13:00' },
      { days: [1, 2, 3, 4], start: '14:30', end: '18:00' },
      { days: [5, 6], start: '22:00', end: '03:00' },
    ],
    overrides: [
      { date: dateIn(2), windows: [{ start: '10:00', end: '16:30' }] },
      { date: dateIn(4), windows: [] },
    ],
  })
  await change('staff/ben', { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }] })
  const service = await change('services/colour', {
    name: COLOUR,
    requiresApproval: true,
    minimumNoticeMinutes: 0,
    staff: ['anna', 'ben'],
  })
  await change('services/haircut', { minimumNoticeMinutes: 0 })
  await book(page, 'haircut', 'ben', 3)
  await book(page, 'colour', 'ben', 2)
  await book(page, 'haircut', 'anna', 2)
  await make(`staff/${anna}/time-off`, {
    start: `${dateIn(5)}T12:00:00Z`,
    end: `${dateIn(7)}T12:00:00Z`,
    note: 'Fortbildung',
  })
  await make(`staff/${anna}/calendars`, { provider: 'ics', name: 'Familienkalender', url: feed })
  const user = await make('users', { name: 'Anna Schwarzenbach', role: 'staff', staff: 'anna', ...ANNAS_ACCOUNT })
  const webhook = await make('webhooks', { url: 'https://hooks.openslot.invalid/in/a/rather/long/address/of/a/system' })
  return { anna, service, user, webhook }
}

const dateIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

/** Books some of the times that are free next, by customers: where a service waits for an answer, these wait. */
async function book(page: Page, service: string, staff: string, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    const range = `from=${new Date().toISOString()}&to=${dateIn(8)}T00:00:00Z`
    const { slots } = await ask(page, 'GET', `/v1/slots?service=${service}&staff=${staff}&${range}`)
    const [first] = slots as { start: string }[]
    await ask(page, 'POST', '/v1/bookings', {
      service,
      staff,
      start: first?.start,
      timeZone: 'Europe/Berlin',
      customer: { name: CUSTOMER, email: 'maximiliane.von@example.com', phone: '+49 30 1234567' },
      notes: 'Bitte leise,\nund schnell',
    })
  }
}
