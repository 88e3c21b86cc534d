import type { Api } from './api/api.js'
import type { Formats } from './i18n/formats.js'
import type { Messages } from './i18n/en.js'

/** What every step needs to know about who is looking, and where. */
export interface Visit {
  /** `undefined`: no server has been named. */
  readonly api: Api | undefined
  readonly words: Messages
  readonly formats: Formats
  readonly timeZone: string
  readonly locale: string
  /** Epoch ms. */
  readonly now: number
}
