import { fileURLToPath } from 'node:url'
import { email } from '@openslot/core/wire'
import * as v from 'valibot'

// The kinds of values that settings have: as texts from flags and the environment, or as JSON has them.

export const httpUrl = v.pipe(
  v.string('Use an address such as https://book.example.com.'),
  v.check(
    (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
    'Use an address such as https://book.example.com.',
  ),
  v.transform((url) => url.replace(/\/+$/, '')),
)

export const sender = v.pipe(
  v.string('Use an address such as Salon <book@salon.example>.'),
  v.transform((text) => {
    const named = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text)
    return { name: named?.[1] || 'Bookings', email: (named?.[2] ?? text).trim() }
  }),
  v.check(({ email: address }) => v.is(email, address), 'Use an address such as Salon <book@salon.example>.'),
)

/** A list, or a text with commas between its entries. */
export const list = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((entries) =>
    (typeof entries === 'string' ? entries.split(',') : entries)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  ),
)

const KEPT_ADVICE = 'Use whole days from 1 to 99999, or forever.'

/** @param most at least 1, at most this many */
export const minutesUpTo = (most: number) => wholeUpTo(most, 'minutes')
export const secondsUpTo = (most: number) => wholeUpTo(most, 'seconds')

function wholeUpTo(most: number, unit: string) {
  const advice = `Use whole ${unit} from 1 to ${most}.`
  const isWithin = (count: number): boolean => count >= 1 && count <= most
  return v.pipe(
    v.union([v.number(), v.string()], advice),
    v.check((count) => /^\d{1,4}$/.test(String(count)) && isWithin(Number(count)), advice),
    v.transform(Number),
  )
}

/** `null`: for good. */
export const daysKept = v.pipe(
  v.union([v.number(), v.string()], KEPT_ADVICE),
  v.check((days) => days === 'forever' || (/^\d{1,5}$/.test(String(days)) && Number(days) >= 1), KEPT_ADVICE),
  v.transform((days) => (days === 'forever' ? null : Number(days))),
)

export const yesOrNo = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])], 'Use true or false.'),
  v.transform((value) => value === true || value === 'true'),
)

/** None with a wildcard in it: browsers name one origin, letter by letter. */
export const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text && !text.includes('*')

export function isFileAddress(address: string): boolean {
  if (!address.startsWith('file://')) return /^file:[^\0]*[^\0/]$/.test(address)
  try {
    return !fileURLToPath(address).endsWith('/')
  } catch {
    return false
  }
}

/** The pages are at fixed paths of their host, and links are made by adding these; mails must not carry a password. */
export function isPlainAddress(url: string): boolean {
  const { pathname, search, hash, username, password } = new URL(url)
  return pathname === '/' && `${search}${hash}${username}${password}` === '' && !/[?#]/.test(url)
}
