import type { Text, Texts, Translated } from './message.js'

/** The languages that visitors are spoken to in, by their BCP 47 tags. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'pt-BR',
  'it',
  'nl',
  'pl',
  'cs',
  'sv',
  'da',
  'nb',
  'fi',
  'tr',
  'uk',
  'ro',
  'el',
  'ja',
  'ko',
  'zh-Hans',
  'ar',
  'he',
] as const

export type Language = (typeof LANGUAGES)[number]

export type Other = Exclude<Language, 'en'>

/** Texts that are needed together: the English ones, and the way to those of the other languages. */
export interface Catalogue<T extends Texts = Texts> {
  readonly en: T
  readonly fetchOther: (language: Other) => Promise<{ readonly texts: Translated<T> | readonly Text[] }>
}

/** These go by another tag of ours; `no` is how many systems call Bokmål, which readers of Nynorsk know too. */
const ALIASES: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' }

/** The language of ours that a BCP 47 tag asks for; `undefined`: none. */
export function languageOf(tag: string): Language | undefined {
  const locale = new Intl.Locale(tag)
  const { language, script } = locale.maximize()
  // The region as it was named: by itself, `pt` would grow into Brazil's. And who reads traditional characters is not
  // served by simplified ones.
  const candidates = [`${language}-${locale.region}`, `${language}-${script}`, language, ALIASES[language]]
  return candidates.find(isOurs)
}

const isOurs = (tag: string | undefined): tag is Language => LANGUAGES.some((ours) => ours === tag)

/** Whether a language of ours runs from right to left. */
export const isRightToLeft = (language: Language): boolean => language === 'ar' || language === 'he'
