import type { Plugin } from 'vite'
import { evaluate } from './evaluate.js'

const WORDS = /\/i18n\/button\/words\.ts$/

/**
 * Makes of the words on a button one text, in the order of the languages. What a bundle doesn't say is left out; tags and
 * keys, repeated for each language, would weigh as much as some of the words.
 *
 * @param keys those that it says
 */
export const packButtonWords = (...keys: readonly string[]): Plugin => ({
  name: 'pack-button-words',
  async load(id) {
    if (!WORDS.test(id)) return undefined
    type Words = Readonly<Record<string, string>>
    const { wordsOn } = await evaluate<{ wordsOn: (language: string) => Words }>(id)
    const { LANGUAGES } = await evaluate<{ LANGUAGES: readonly string[] }>(id.replace(WORDS, '/i18n/catalogue.ts'))
    const texts = keys.flatMap((key) => LANGUAGES.map((language) => wordsOn(language)[key]))
    const words = keys.map((key, index) => `${key}: TEXTS[${index > 0 ? `${index * LANGUAGES.length} + ` : ''}index]`)
    return `import { LANGUAGES } from '../catalogue.js'
const TEXTS = ${JSON.stringify(texts.join('|'))}.split('|')
export function wordsOn(language) {
  const index = LANGUAGES.indexOf(language)
  return { ${words.join()} }
}`
  },
})
