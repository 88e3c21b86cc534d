import type { Fault } from './check.js'
import type { Location, Service } from './services.js'

type Place = Pick<Location, 'kind'> | null

/** How a service asks for its customer's phone number, on a server that sends text messages or doesn't. */
export function customerPhone(location: Place, sendsTexts: boolean): Service['customerPhone'] {
  if (location?.kind === 'phone') return 'required'
  return sendsTexts ? 'optional' : null
}

/** What is wrong with a customer who gives no number; a number that is given fits every service. */
export const customerPhoneFaults = (location: Place, phone: string | null | undefined): Fault[] =>
  customerPhone(location, false) === 'required' && !phone
    ? [{ pointer: '/customer/phone', message: 'This appointment is by phone: a number to call is missing.' }]
    : []
