import * as v from 'valibot'
import { isTimeZone } from '../time/time-zone-name.js'
import { emailProblem } from './email.js'
import { MAX_PHONE_LENGTH, isPhone, withDialledDigits } from './phone.js'

/** Control characters, which could break out of a mail header or a calendar line, and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029]/u
/** The same, but line breaks and tabs are part of a text of several lines. */
const UNPRINTABLE_IN_TEXT = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

/**
 * Marks that nobody sees and that turn the reading order of what follows (an address with them reads backwards in a
 * mail), blanks without width, and what only machines read. Phones and other programs put them around copied names and
 * numbers, so they are taken out, not refused. The two joiners stay, as Persian, Hindi and emoji are spelt with them, and
 * so do the variation selectors of Japanese names.
 */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e007f}]/gu
/** Of those, what turns the order of a text's other lines as well. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu
/** The joiners alone are no text. */
const JOINERS_ONLY = /^[\u200c\u200d\s]+$/u

/** One line of text, trimmed; `subject` begins the error messages: "Your name". */
export const line = (subject: string, maxLength: number) =>
  v.pipe(
    v.string(`${subject} must be text.`),
    v.transform((value) => value.replace(INVISIBLE, '').trim()),
    v.minLength(1, `${subject} is missing.`),
    v.maxLength(maxLength, `${subject} must have at most ${maxLength} characters.`),
    v.check((value) => !UNPRINTABLE.test(value), `${subject} must be one line of plain text.`),
    v.check((value) => !JOINERS_ONLY.test(value), `${subject} is missing.`),
  )

/** Text of several lines, trimmed; may be empty. */
export const text = (subject: string, maxLength: number) =>
  v.pipe(
    v.string(`${subject} must be text.`),
    v.transform((value) => value.replace(TURNING, '').trim()),
    v.maxLength(maxLength, `${subject} must have at most ${maxLength} characters.`),
    v.check((value) => !UNPRINTABLE_IN_TEXT.test(value), `${subject} must be plain text.`),
  )

/** RFC 5321 allows 254 characters. */
export const email = v.pipe(
  line('The e-mail address', 254),
  v.check(
    (address) => emailProblem(address) === undefined,
    (issue) => emailProblem(String(issue.input)) ?? '',
  ),
  v.description('An e-mail address'),
)

/** Of a script that we can't put into those of a telephone. */
const OTHER_DIGIT = /(?!\d)\p{Nd}/u

export const phone = v.pipe(
  line('The phone number', MAX_PHONE_LENGTH),
  v.transform(withDialledDigits),
  v.check(
    (value) => isPhone(value) && !OTHER_DIGIT.test(value),
    'Use digits for the phone number, such as +49 30 123456.',
  ),
)

export const timeZone = v.pipe(
  v.string('Use an IANA time zone such as Europe/Berlin.'),
  v.check(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.'),
  v.description('IANA time zone'),
)

export const locale = v.pipe(
  v.string('Use a language tag such as en or pt-BR.'),
  v.maxLength(35, 'Use a language tag such as en or pt-BR.'),
  v.check(isLocale, 'Use a language tag such as en or pt-BR.'),
  v.description('BCP 47 language tag'),
)

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** An id or a slug, as addresses and attributes name services and staff. */
export const idOrSlug = (subject: string) =>
  v.pipe(
    v.string(`${subject} is missing.`),
    v.minLength(1, `${subject} is missing.`),
    v.maxLength(64, `${subject} must have at most 64 characters.`),
  )

export const slug = v.pipe(
  v.string('Use a slug of lower-case letters, digits and dashes.'),
  v.maxLength(64, 'Use at most 64 characters.'),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use a slug of lower-case letters, digits and dashes.'),
)
