import { foldCase } from '@openslot/core'

/**
 * What letters and signs are without accents; of those that are of their own, what people without the key type instead.
 * Each further one is looked into once: a search asks about all customers' names.
 */
const plainLetters = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['þ', 'th'],
  // At the end of a word, which isn't typed to its end yet.
  ['ς', 'σ'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['‐', '-'],
  ['\u2011', '-'],
])

/** Accents of the alphabets of Europe, and vowels that Arabic and Hebrew leave out as a rule. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u0652]/g

/**
 * Text as it is searched: upper and lower case are one, and so are letters with accents and without. The signs of other
 * alphabets that are no accents, such as vowels in Hindi, stay.
 */
export const foldAccents = (text: string): string => foldCase(text).replaceAll(/[^ -~]/gu, withoutAccents)

function withoutAccents(letter: string): string {
  const found = plainLetters.get(letter)
  if (found !== undefined) return found
  const plain = letter.normalize('NFKD').replaceAll(ACCENTS, '').normalize('NFC')
  plainLetters.set(letter, plain)
  return plain
}

const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

/** The same, with the letters that are also written as two, as in Jürgen and Juergen. */
export const spellOut = (text: string): string =>
  foldAccents(foldCase(text).replaceAll(/[äöüåø]/g, (letter) => SPELT[letter] ?? letter))
