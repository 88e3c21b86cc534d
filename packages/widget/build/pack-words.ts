import { type Plugin, runnerImport } from 'vite'

type Text = string | { readonly other: string }
interface Texts {
  readonly [key: string]: Text | Texts
}

const TRANSLATION = /\/i18n\/(?<part>\w+)\/(?!en\.)(?<tag>[\w-]+)\.ts$/

/** What {@link packWords} made of a translation has this name in the bundle. */
export const chunkOfTranslation = (id: string): string | undefined => {
  const { part, tag } = TRANSLATION.exec(id)?.groups ?? {}
  return tag && part && `${part}-${tag}`
}

/**
 * Makes each translation a list of its texts, in the order of the English ones: their keys, which the English catalogue
 * has anyway, would weigh as much as the words.
 */
export const packWords: Plugin = {
  name: 'pack-words',
  async load(id) {
    if (!TRANSLATION.test(id) || id.endsWith('catalogue.ts')) return undefined
    const { module: english } = await runnerImport<{ en: Texts }>(id.replace(/[\w-]+\.ts$/, 'en.ts'))
    const { module: translation } = await runnerImport<{ texts: Texts }>(id)
    return `export const texts = ${JSON.stringify(listOf(english.en, translation.texts))}`
  },
}

const listOf = (english: Texts, texts: Texts): readonly Text[] =>
  Object.entries(english).flatMap(([key, sample]) => {
    const text = texts[key] as Text
    return isText(sample) ? [text] : listOf(sample, text as unknown as Texts)
  })

const isText = (value: Text | Texts): value is Text => typeof value === 'string' || typeof value['other'] === 'string'
