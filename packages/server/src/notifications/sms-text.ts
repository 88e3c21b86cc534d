// How phones count: 3GPP TS 23.038. Texts of the GSM alphabet pack 160 characters into a segment, all others 70.
// Longer texts lose a few characters a segment to the header that joins them.

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** These take two places each. */
const GSM_EXTENDED = '\f^{}\\[~]|€'

const LIMITS = { gsm7: { single: 160, joined: 153 }, ucs2: { single: 70, joined: 67 } } as const

/** Typographic characters and their plain ones: one “ would make a text of 160 characters three segments. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
}

export interface SmsLength {
  readonly encoding: 'gsm7' | 'ucs2'
  /** Places taken: septets, or UTF-16 code units. */
  readonly units: number
  readonly segments: number
}

/** How long a text message is, as a phone network counts. */
export function smsLength(text: string): SmsLength {
  const characters = Array.from(text)
  const isGsm = characters.every((character) => GSM.includes(character) || GSM_EXTENDED.includes(character))
  const encoding = isGsm ? 'gsm7' : 'ucs2'
  const places = characters.map((character) =>
    isGsm ? 1 + Number(GSM_EXTENDED.includes(character)) : character.length,
  )
  const units = places.reduce((sum, taken) => sum + taken, 0)
  const { single, joined } = LIMITS[encoding]
  return { encoding, units, segments: units <= single ? 1 : segmentsOf(places, joined) }
}

/** A character of two places is not divided: it leaves the last place of a segment empty, and begins the next. */
function segmentsOf(places: readonly number[], size: number): number {
  let [segments, used] = [1, 0]
  for (const taken of places) {
    if (used + taken > size) [segments, used] = [segments + 1, 0]
    used += taken
  }
  return segments
}

/**
 * The text with plain quotes, dashes and spaces, where that is all that keeps it out of the GSM alphabet; without the
 * characters that isolate names, which cost places and are boxes on old phones.
 */
export function plainSms(written: string): string {
  const text = written.replaceAll(/[\u2068\u2069]/g, '')
  const plain = text.replaceAll(/[‘’‚“”„«»–—‑−…\u00a0\u202f\u2009]/g, (character) => PLAIN[character] ?? character)
  return smsLength(plain).encoding === 'gsm7' ? plain : text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ')
}

/** Cuts a text to what fits into `segments`, with an ellipsis, between characters as people see them. */
export function cutToSegments(text: string, segments: number): string {
  const fits = (each: string): boolean => smsLength(each).segments <= segments
  // An ellipsis of the text's own alphabet: `…` would turn a GSM text into a longer one.
  return cutToFit(text, smsLength(text).encoding === 'gsm7' ? '...' : '…', fits)
}

/** The text, or as much of its beginning, with `end` behind it, as still `fits`; `end` alone where nothing does. */
export function cutToFit(text: string, end: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  const beginning = (length: number): string => graphemes.slice(0, length).join('').trimEnd() + end
  let [shortEnough, tooLong] = [0, graphemes.length]
  while (tooLong - shortEnough > 1) {
    const middle = Math.floor((shortEnough + tooLong) / 2)
    if (fits(beginning(middle))) shortEnough = middle
    else tooLong = middle
  }
  return beginning(shortEnough)
}
