import type { ReactiveControllerHost } from 'lit'
import type { Speech } from '../i18n/speech.js'
import type { Visit } from '../visit.js'
import type { Attention } from './attention.js'
import type { ZonePicker } from '../zones/zone-picker.js'

/** The element, as its desks see it. */
export interface DeskHost extends ReactiveControllerHost, HTMLElement {
  readonly visit: Visit
  readonly speech: Speech
  readonly attention: Attention
  readonly zonePicker: ZonePicker
}
