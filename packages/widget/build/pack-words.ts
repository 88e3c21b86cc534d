import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Plugin } from 'vite'
import { evaluate } from './evaluate.js'

interface Texts {
  readonly [key: string]: string | Texts
}

const OTHERS = /\/i18n\/(?<catalogue>\w+)\/others\.ts(?:\?for=.*)?$/
/** Stands for the way from a chunk to the translations, which its own place decides. */
const FOLDER = '__TRANSLATIONS__'

/**
 * Makes each translation a file with a list of its texts, in the order of the English ones: their keys, which the English
 * catalogue has anyway, would weigh as much as the words. All of a catalogue's carry one hash, so that the code needs to
 * know one address and not one for each language.
 */
export const packWords: Plugin = {
  name: 'pack-words',
  async load(id) {
    const { catalogue } = OTHERS.exec(id)?.groups ?? {}
    if (!catalogue) return undefined
    const lists = await listsIn(dirname(id))
    const hash = createHash('sha256').update(JSON.stringify(lists)).digest('base64url').slice(0, 8)
    for (const [tag, list] of lists) {
      const source = `export const texts=${JSON.stringify(list)}`
      this.emitFile({ type: 'asset', fileName: `widget/${catalogue}-${tag}-${hash}.js`, source })
    }
    const address = `\`${FOLDER}${catalogue}-\${language.toLowerCase()}-${hash}.js\``
    return `export const fetchOther = (language) => import(/* @vite-ignore */ ${address})`
  },
  renderChunk: (code, { fileName }) => code.replaceAll(FOLDER, fileName.startsWith('widget/') ? './' : './widget/'),
}

/** Each translation of a catalogue as a list, by its language. */
async function listsIn(
  folder: string,
): Promise<readonly (readonly [tag: string, list: readonly (string | Texts)[]])[]> {
  const { en } = await evaluate<{ en: Texts }>(`${folder}/en.ts`)
  const tags = (await readdir(folder))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !['catalogue', 'en', 'others'].includes(name))
  return Promise.all(
    tags.toSorted().map(async (tag) => {
      const { texts } = await evaluate<{ texts: Texts }>(`${folder}/${tag}.ts`)
      return [tag, listOf(en, texts)] as const
    }),
  )
}

/** A text, or the forms of one, is one entry. */
const listOf = (english: Texts, texts: Texts): readonly (string | Texts)[] =>
  Object.entries(english).flatMap(([key, sample]) => {
    const text = texts[key] as string | Texts
    return typeof sample === 'object' && typeof sample['other'] !== 'string' ? listOf(sample, text as Texts) : [text]
  })
