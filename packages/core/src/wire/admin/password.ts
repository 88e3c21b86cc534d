import * as v from 'valibot'

/** NIST SP 800-63B-4 §3.1.1.2: length is what counts; no rules about kinds of characters. */
const MIN_CHARACTERS = 12
const MAX_CHARACTERS = 200
/** What has to be left of a password, without what anybody tries first. */
const MIN_OWN = 5

const characters = (text: string): readonly string[] => Array.from(text)

export const newPassword = v.pipe(
  v.string('Use text.'),
  v.check((text) => characters(text).length >= MIN_CHARACTERS, `Use at least ${MIN_CHARACTERS} characters.`),
  v.check((text) => characters(text).length <= MAX_CHARACTERS, `Use at most ${MAX_CHARACTERS} characters.`),
  v.check((text) => !isTriedFirst(text), 'That is among the first that are tried. Take a few words of your own.'),
)

/** What long passwords that many people have are made of, and this product's own words (OWASP ASVS 5.0, V6.1.2). */
const KNOWN_WORDS =
  /password|passwor[dt]|passw0rd|kennwort|geheim|qwert[yz]u?i?o?p?|azerty|asdfg?h?j?k?l?|zxcvb?n?m?|yxcvb?n?m?|1q2w3e4r5t6?[yz]?|iloveyou|welcome|willkommen|letmein|changeme|administrator|admin|openslot|booking|football|superman|princess|dragon|monkey|abc/g

/** Whether next to nothing is left of it without well-known words, runs such as 123 or cba, and repetition. */
function isTriedFirst(password: string): boolean {
  const own = characters(password.toLowerCase().replaceAll(KNOWN_WORDS, ''))
  const codes = own.map((character) => character.codePointAt(0) ?? 0)
  const outsideRuns = own.filter((_, index) => Math.abs((codes[index] ?? 0) - (codes[index - 1] ?? -9)) > 1)
  return new Set(outsideRuns).size < MIN_OWN
}
