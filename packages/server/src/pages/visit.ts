import type { Appearance, Settings } from '@openslot/core/wire'
import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import { type Reader, readerOf } from '../notifications/wording.js'
import { languageOf } from '../notifications/words/catalogue.js'
import { chosenLook } from './appearance.js'
import { visitorLocale } from './visitor-locale.js'
import { PAGE_WORDS, type PageWords } from './words.js'

/** How a customers' page speaks and looks, to whom and for whom. */
export interface Visit {
  readonly locale: string
  readonly words: PageWords
  readonly reader: Reader
  readonly settings: Settings
  readonly look: Appearance
}

/** Tells of the visit that a request is. */
export const visitor =
  ({ storage, locale: businessLocale }: Pick<ServerContext, 'storage' | 'locale'>) =>
  async (c: Context): Promise<Visit> => {
    const locale = visitorLocale(c, businessLocale)
    const settings = await storage.settings.read()
    return {
      locale,
      words: PAGE_WORDS[languageOf(locale) ?? 'en'],
      // Nothing here is about an hour.
      reader: readerOf({ locale, timeZone: 'UTC' }, businessLocale),
      settings,
      look: chosenLook(settings),
    }
  }
