import type { Api } from './api/api.js'
import type { Formats } from './i18n/formats.js'
import type { Catalogue } from './i18n/catalogue.js'
import type { ChoosingWords } from './i18n/choosing/catalogue.js'
import type { Texts, Words } from './i18n/message.js'
import type { Part } from './controllers/part.js'
import type * as troublesModule from './steps/troubles.js'

/** What is said when something has gone wrong: a part of its own. */
export type Troubles = Part<typeof troublesModule, typeof troublesModule>

/** What every step needs to know about who is looking, and where. */
export interface Visit {
  /** `undefined`: no server has been named. */
  readonly api: Api | undefined
  readonly words: ChoosingWords
  /** Those of a later step, which is drawn when they are here. */
  readonly wordsOf: <T extends Texts>(catalogue: Catalogue<T>) => Words<T>
  readonly troubles: Troubles
  readonly formats: Formats
  readonly timeZone: string
  readonly locale: string
  readonly isRightToLeft: boolean
  /** They look at a booking that there is already. */
  readonly isManaged: boolean
  /** Epoch ms. */
  readonly now: number
}
