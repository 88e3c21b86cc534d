import { isIP } from 'node:net'
import { CalendarError } from '../calendar-error.js'

/**
 * A `fetch` that takes the password to nobody but whom it was typed in for: answers name addresses, and whoever can
 * change one answer must not get it.
 *
 * @throws CalendarError `not-allowed`
 */
export const fetchOfOwnHosts =
  (fetch: typeof globalThis.fetch, typed: string): typeof globalThis.fetch =>
  async (input, init) => {
    const address = input instanceof Request ? input.url : input
    if (isOwn(new URL(address), new URL(typed))) return fetch(input, init)
    throw new CalendarError('not-allowed', 'The server points to another one, which isn’t given the password.')
  }

/**
 * The same host, or another one of the same domain: iCloud’s calendars aren’t on `caldav.icloud.com`, but on
 * `p42-caldav.icloud.com`. Which domains belong to one owner only a long list could tell; the last two labels stand for
 * it, and three below `co.uk` and the like. Never from HTTPS to what all can read.
 */
export function isOwn(address: URL, typed: URL): boolean {
  const isAsSafe = address.protocol === typed.protocol || address.protocol === 'https:'
  return isAsSafe && address.port === typed.port && domainOf(address.hostname) === domainOf(typed.hostname)
}

function domainOf(hostname: string): string {
  if (isIP(hostname) !== 0 || hostname.startsWith('[')) return hostname
  const labels = hostname.replace(/\.$/, '').split('.')
  const count = SHARED.test(labels.slice(-2).join('.')) ? 3 : 2
  return labels.slice(-count).join('.')
}

const SHARED = /^(?:ac|co|com|edu|gov|net|or|org)\.[a-z]{2}$/
