import { foldCase } from '@openslot/core'

/** Letters of their own that people without the key for them type as these. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
}

/**
 * Text as it is searched: upper and lower case are one, and so are letters with accents and without. The signs of other
 * alphabets that are no accents, such as vowels in Hindi, stay.
 */
export const foldAccents = (text: string): string =>
  foldCase(text)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[ßæœøđðłıþ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC')
