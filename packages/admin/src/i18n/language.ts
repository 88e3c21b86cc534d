import { de } from './de.js'
import { type Words, en } from './en.js'

export const LANGUAGES = { en, de } as const satisfies Record<string, Words>
export type Language = keyof typeof LANGUAGES

/** What the page speaks, and by which habits it writes dates, times and money. */
export interface Speech {
  readonly language: Language
  readonly words: Words
  /** BCP 47, for `Intl`. */
  readonly locale: string
}

const isOurs = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag)

/** The language chosen here before, or else the first of the browser's that is ours, with the region named there. */
export function speechOf(chosen: string | null, browsers: readonly string[]): Speech {
  const tags = browsers.filter((tag) => isOurs(primary(tag)))
  const wanted = chosen !== null && isOurs(chosen) ? chosen : primary(tags[0] ?? 'en')
  const language = isOurs(wanted) ? wanted : 'en'
  return { language, words: LANGUAGES[language], locale: tags.find((tag) => primary(tag) === language) ?? language }
}

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

const KEY = 'openslot-language'

/** Kept in the browser: it is about who sits before it. A browser that keeps nothing is asked each time. */
export function keptLanguage(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // It holds for this visit.
  }
}
