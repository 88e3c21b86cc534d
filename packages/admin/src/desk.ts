import type { Session } from '@openslot/core/wire'
import type { Api } from './api/api.js'
import type { Speech } from './i18n/language.js'
import type { OwnNotices } from './notices/own-notices.js'
import type { Leaving } from './shell/leaving.js'

/** What every screen works with. Passed in, never imported: a test brings its own. */
export interface Desk {
  readonly api: Api
  readonly speech: Speech
  readonly session: Session
  /** Goes to another screen; with `replace`, the browser’s back doesn’t lead here again. */
  readonly go: (path: string, how?: 'push' | 'replace') => void
  /** Says what the screen is about where that is one of several things; `null`: it isn't, or isn't known yet. */
  readonly entitle: (name: string | null) => void
  readonly notices: OwnNotices
  /** For screens on which something is typed: it isn't left unasked. */
  readonly unsaved: Pick<Leaving, 'watch' | 'unwatch' | 'mayLeave'>
  /** The present (epoch ms). */
  readonly now: () => number
  /** The browser's time zone, where nothing else says one. */
  readonly timeZone: string
}
