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
 * The same host, and those of iCloud, whose calendars aren’t on `caldav.icloud.com`, but on `p42-caldav.icloud.com`, and
 * Fastmail, whose address as people know it is not that of its calendars. No other one of its domain: below
 * `duckdns.org` and the like, neighbours are strangers. Never from HTTPS to what all can read.
 */
export function isOwn(address: URL, typed: URL): boolean {
  const isAsSafe = address.protocol === typed.protocol || address.protocol === 'https:'
  return isAsSafe && address.port === typed.port && isSameHost(address.hostname, typed.hostname)
}

function isSameHost(host: string, typed: string): boolean {
  const [name, typedName] = [host, typed].map((whole) => whole.replace(/\.$/, ''))
  if (name === typedName) return true
  if (typedName === 'fastmail.com' || typedName === 'www.fastmail.com') return name === 'caldav.fastmail.com'
  return typedName === 'caldav.icloud.com' && /^p\d+-caldav\.icloud\.com$/.test(name ?? '')
}
