import { expect } from '@open-wc/testing'
import { BOOKING } from './booking/catalogue.js'
import { wordsOn } from './button/words.js'
import { type Catalogue, LANGUAGES, type Language } from './catalogue.js'
import { CHOOSING } from './choosing/catalogue.js'
import { MANAGING } from './managing/catalogue.js'
import type { Plural, Text, Texts } from './message.js'
import { SELDOM } from './seldom/catalogue.js'

const says: Readonly<Record<string, Catalogue>> = { CHOOSING, BOOKING, SELDOM, MANAGING }
const OTHERS = LANGUAGES.filter((language) => language !== 'en')

const isText = (value: Text | Texts): value is Text => typeof value === 'string' || typeof value['other'] === 'string'

/** Every text by its path. */
const textsIn = (texts: Texts, path = ''): readonly (readonly [path: string, text: Text])[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    isText(value) ? [[`${path}${key}`, value] as const] : textsIn(value, `${path}${key}.`),
  )

const formsOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text))

/** The names in its braces; of the minutes, `mm` are the same in two digits. */
const namesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.replace('mm', 'minutes')))].toSorted()

const textsOf = async (catalogue: Catalogue, language: Exclude<Language, 'en'>): Promise<Texts> => {
  const { texts } = await catalogue.fetchOther(language)
  return texts as Texts
}

for (const [name, catalogue] of Object.entries(says)) {
  describe(`translations of ${name}`, () => {
    const english = new Map(textsIn(catalogue.en))

    for (const language of OTHERS) {
      it(`${language}: every text is there, and says what the English one says`, async () => {
        const texts = textsIn(await textsOf(catalogue, language))
        expect(texts.map(([path]) => path).toSorted()).to.deep.equal([...english.keys()].toSorted())
        for (const [path, text] of texts) {
          const wanted = namesIn(formsOf(english.get(path) as Text).join(' '))
          for (const form of formsOf(text)) {
            expect(form, path).to.equal(form.trim()).and.not.to.equal('')
            // A form for one number may name it by a word.
            const names = namesIn(form)
            expect(typeof text === 'string' ? names : [...new Set([...names, 'count'])].toSorted(), path).to.deep.equal(
              wanted,
            )
          }
        }
      })

      it(`${language}: has a form for every number`, async () => {
        const rules = new Intl.PluralRules(language)
        const needed = new Set(Array.from({ length: 200 }, (_, index) => rules.select(index + 1)))
        const lacking = textsIn(await textsOf(catalogue, language)).flatMap(([path, text]) =>
          typeof text === 'string' ? [] : missing(text, needed).map((category) => `${path} ${category}`),
        )
        expect(lacking).to.deep.equal([])
      })
    }
  })
}

describe('words on a button', () => {
  for (const language of LANGUAGES) {
    it(`${language}: each is there, and the same as the widget’s where it says the same`, async () => {
      const words = wordsOn(language)
      for (const word of Object.values(words)) expect(word).to.equal(word.trim()).and.not.to.equal('')
      const { tryAgain } = language === 'en' ? CHOOSING.en : await textsOf(CHOOSING, language)
      expect(words.tryAgain).to.equal(tryAgain)
    })
  }
})

const missing = (text: Plural, needed: ReadonlySet<Intl.LDMLPluralRule>): readonly string[] =>
  [...needed].filter((category) => text[category] === undefined)
