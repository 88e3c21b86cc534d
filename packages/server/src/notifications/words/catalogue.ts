import { ar } from './ar.js'
import { cs } from './cs.js'
import { da } from './da.js'
import { de } from './de.js'
import { el } from './el.js'
import { en } from './en.js'
import { es } from './es.js'
import { fi } from './fi.js'
import { fr } from './fr.js'
import { he } from './he.js'
import { it } from './it.js'
import { ja } from './ja.js'
import { ko } from './ko.js'
import { nb } from './nb.js'
import { nl } from './nl.js'
import { pl } from './pl.js'
import { ptBr } from './pt-br.js'
import { pt } from './pt.js'
import { ro } from './ro.js'
import { sv } from './sv.js'
import { tr } from './tr.js'
import { uk } from './uk.js'
import type { Words } from './words.js'
import { zhHans } from './zh-hans.js'

/** Every language that messages are written in, by its BCP 47 tag. */
export const LANGUAGES = {
  en,
  de,
  fr,
  es,
  pt,
  'pt-BR': ptBr,
  it,
  nl,
  pl,
  cs,
  sv,
  da,
  nb,
  fi,
  tr,
  uk,
  ro,
  el,
  ja,
  ko,
  'zh-Hans': zhHans,
  ar,
  he,
} as const satisfies Record<string, Words>

export type LanguageTag = keyof typeof LANGUAGES

/** These go by another tag of ours; `no` is how many systems call Bokmål, which readers of Nynorsk know too. */
const ALIASES: Readonly<Record<string, LanguageTag>> = { no: 'nb', nn: 'nb' }

/** The language of ours that a BCP 47 tag asks for; `null`: none, so a reader gets the business's. */
export function languageOf(tag: string | null): LanguageTag | null {
  if (tag === null) return null
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(tag)
  } catch {
    return null
  }
  const { language, region, script } = locale.maximize()
  // Who reads traditional characters is not served by simplified ones.
  const candidates = [`${language}-${region}`, `${language}-${script}`, ...(language === 'zh' ? [] : [language])]
  // Without a region, `pt` would grow into Brazil's.
  if (locale.region === undefined) candidates.shift()
  const known = candidates.find((candidate) => Object.hasOwn(LANGUAGES, candidate))
  return (known as LanguageTag | undefined) ?? ALIASES[language] ?? null
}
