import { foldCase } from '@openslot/core'

/**
 * What letters are without accents; of those that are letters of their own, what people without the key type instead.
 * Each further one is looked into once: a search asks about all customers' names.
 */
const plainLetters = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['þ', 'th'],
])

/**
 * Text as it is searched: upper and lower case are one, and so are letters with accents and without. The signs of other
 * alphabets that are no accents, such as vowels in Hindi, stay.
 */
export const foldAccents = (text: string): string => foldCase(text).replaceAll(/[^ -~]/gu, withoutAccents)

function withoutAccents(letter: string): string {
  const found = plainLetters.get(letter)
  if (found !== undefined) return found
  const plain = letter
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
  plainLetters.set(letter, plain)
  return plain
}
