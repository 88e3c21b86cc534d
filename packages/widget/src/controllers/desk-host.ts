import type { ReactiveControllerHost } from 'lit'
import type { Speech } from '../i18n/speech.js'
import type { Visit } from '../visit.js'
import type { Attention } from './attention.js'
import type { Patience } from './patience.js'
import type { ZoneLine } from '../zones/zone-line.js'

/** The element, as its desks see it. */
export interface DeskHost extends ReactiveControllerHost, HTMLElement {
  /** The booking that is managed. */
  booking: string | undefined
  token: string | undefined
  /** Whose draft it keeps. */
  readonly keeper: Element
  readonly visit: Visit
  readonly speech: Speech
  readonly attention: Attention
  readonly patience: Patience
  readonly zoneLine: ZoneLine
  /** Puts on the styles of a part that came later. */
  wear(styles: readonly string[]): void
}
