import { type TemplateResult, html, nothing } from 'lit'
import { formatTime } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { clockText } from '../time/wall-clock.js'
import type { Carrying } from './carrying.js'
import type { Block } from './layout.js'
import { measures } from './measures.js'
import type { Stretch } from './open-hours.js'

export interface ColumnOptions {
  readonly speech: Speech
  readonly title: string
  readonly isToday: boolean
  readonly timeZone: string
  readonly blocks: readonly Block[]
  readonly closed: readonly Stretch[]
  readonly off: readonly (Stretch & { readonly note: string | null })[]
  /** Which of the columns this is. */
  readonly index: number
  /** The first and the last hour on screen. */
  readonly from: number
  readonly to: number
  readonly carrying: Carrying
  readonly mayMove: (block: Block) => boolean
  readonly onOpen: (bookingId: string) => void
  /** Where nothing is, at these minutes of the day. */
  readonly onEmpty: ((minutes: number) => void) | null
}

/** Lower than this, a booking has room for one line. */
const TWO_LINES = 45

/** A day of one person. */
export function columnView(options: ColumnOptions): TemplateResult {
  const { title, isToday, blocks, carrying, index, onEmpty } = options
  const press = (event: MouseEvent): void => {
    // A booking that lies there has its own press.
    if (event.target !== event.currentTarget) return
    const place = carrying.placeAt(event.clientX, event.clientY)
    if (place) onEmpty?.(Math.floor(place.minutes / 15) * 15)
  }
  return html`<section class=${isToday ? 'calendar-column today' : 'calendar-column'}>
    <h2 title=${title}>${title}</h2>
    <ul @click=${press}>
      ${options.closed.map((stretch) => shade(stretch, options, 'calendar-shut', nothing))}
      ${options.off.map((stretch) => shade(stretch, options, 'calendar-shut off', offText(stretch.note, options)))}
      ${blocks.map((block) => blockView(block, options))}
      ${carrying.carried?.column === index ? carriedView(options) : nothing}
    </ul>
  </section>`
}

/** Where nobody can be booked, as far as it is on screen. */
function shade(
  { start, end }: Stretch,
  { from, to }: ColumnOptions,
  style: string,
  text: string | typeof nothing,
): TemplateResult | typeof nothing {
  const top = Math.max(start / 60, from)
  const length = Math.min(end / 60, to) - top
  if (length <= 0) return nothing
  const place = measures({ start: top - from, length, lane: 0, lanes: 1 })
  return html`<li class=${style} aria-hidden=${text === nothing ? 'true' : nothing} ${place}>${text}</li>`
}

const offText = (note: string | null, { speech }: ColumnOptions): string => {
  const { timeOff } = speech.words.calendar
  return note === null ? timeOff : `${timeOff}: ${note}`
}

function blockView(block: Block, { speech, timeZone, index, from, carrying, mayMove, onOpen }: ColumnOptions) {
  const { booking, start, end, lane, lanes } = block
  const time = formatTime(Date.parse(booking.start), timeZone, speech)
  const place = measures({ start: start / 60 - from, length: (end - start) / 60, lane, lanes })
  const canMove = mayMove(block)
  const isCarried = carrying.carried?.booking.id === booking.id
  return html`<li class=${isCarried ? 'calendar-place away' : 'calendar-place'} ${place}>
    <button
      type="button"
      class="calendar-booking ${booking.status} ${end - start < TWO_LINES ? 'short' : ''}"
      aria-label=${speech.words.calendar.bookingName(time, booking.customer.name, booking.service.name)}
      aria-keyshortcuts=${canMove ? 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight' : nothing}
      @pointerdown=${canMove ? (event: PointerEvent) => carrying.grab(event, block) : nothing}
      @pointermove=${carrying.drag}
      @pointerup=${carrying.drop}
      @pointercancel=${carrying.cancel}
      @keydown=${canMove ? (event: KeyboardEvent) => carrying.key(event, block, index) : nothing}
      @blur=${carrying.cancel}
      @click=${(event: MouseEvent) => {
        // A key's press, or a screen reader's, ends no drag.
        if (event.detail === 0 || !carrying.hasDragged) onOpen(booking.id)
      }}
    >
      <strong>${time}</strong> ${booking.customer.name}
    </button>
  </li>`
}

/** Where it would be; what is heard of it is said elsewhere. */
function carriedView({ carrying, from, speech }: ColumnOptions): TemplateResult | typeof nothing {
  const { carried } = carrying
  if (!carried) return nothing
  const { booking, minutes, length } = carried
  const place = measures({ start: minutes / 60 - from, length: length / 60, lane: 0, lanes: 1 })
  const time = formatTime(Date.parse(`2024-01-01T${clockText(minutes)}:00Z`), 'UTC', speech)
  return html`<li class="calendar-place carried" aria-hidden="true" ${place}>
    <div class="calendar-booking"><strong>${time}</strong> ${booking.customer.name}</div>
  </li>`
}
