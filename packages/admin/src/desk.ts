import type { Session } from '@openslot/core/wire'
import type { Api } from './api/api.js'
import type { Speech } from './i18n/language.js'
import type { Notices } from './notices/notices.js'
import type { Leaving } from './shell/leaving.js'

/** What every screen works with. Passed in, never imported: a test brings its own. */
export interface Desk {
  readonly api: Api
  readonly speech: Speech
  readonly session: Session
  /** Goes to another screen. */
  readonly go: (path: string) => void
  readonly notices: Pick<Notices, 'tell' | 'soon' | 'isWaiting'>
  /** For screens on which something is typed: it isn't left unasked. */
  readonly unsaved: Pick<Leaving, 'watch' | 'unwatch'>
  /** The present (epoch ms). */
  readonly now: () => number
  /** The browser's time zone, where nothing else says one. */
  readonly timeZone: string
}
