import { readFile } from 'node:fs/promises'
import { type Plugin, transformWithOxc } from 'vite'

interface Texts {
  readonly [key: string]: string | Texts
}

const TRANSLATION = /\/i18n\/(?<catalogue>\w+)\/(?!en\.|catalogue\.)(?<tag>[\w-]+)\.ts$/

/** What a translation is called in the bundle. */
export function chunkOfTranslation(id: string): string | undefined {
  const { catalogue, tag } = TRANSLATION.exec(id)?.groups ?? {}
  return tag && `${catalogue}-${tag}`
}

/**
 * Makes each translation a list of its texts, in the order of the English ones: their keys, which the English catalogue
 * has anyway, would weigh as much as the words.
 */
export const packWords: Plugin = {
  name: 'pack-words',
  async load(id) {
    if (!TRANSLATION.test(id)) return undefined
    const { en } = await evaluate<{ en: Texts }>(id.replace(/[\w-]+\.ts$/, 'en.ts'))
    const { texts } = await evaluate<{ texts: Texts }>(id)
    return `export const texts = ${JSON.stringify(listOf(en, texts))}`
  },
}

/** What a module that imports nothing but types exports. */
async function evaluate<Module>(file: string): Promise<Module> {
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file)
  return import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Module>
}

/** A text, or the forms of one, is one entry. */
const listOf = (english: Texts, texts: Texts): readonly (string | Texts)[] =>
  Object.entries(english).flatMap(([key, sample]) => {
    const text = texts[key] as string | Texts
    return typeof sample === 'object' && typeof sample['other'] !== 'string' ? listOf(sample, text as Texts) : [text]
  })
