import { MINUTE_MS } from '@openslot/core/dates'
import type { Booking } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { formatMinutes, formatTime, formatWhen } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import type { Away } from './away.js'
import { toldApart } from '../time/times.js'
import { DAY_MINUTES, isShownTwice } from '../time/wall-clock.js'
import type { Carrying } from './carrying.js'
import { landingText } from './landing.js'
import { type Block, minutesFrom } from './layout.js'
import { measures } from './measures.js'
import type { Stretch } from './open-hours.js'

export interface ColumnOptions {
  readonly speech: Speech
  readonly title: string
  /** Whose clock it is by, where that has to be said. */
  readonly zone: string | null
  readonly date: string
  readonly isToday: boolean
  readonly timeZone: string
  readonly blocks: readonly Block[]
  readonly closed: readonly Stretch[]
  readonly away: readonly Away[]
  /** Which of the columns this is. */
  readonly index: number
  /** The first and the last hour on screen. */
  readonly from: number
  readonly to: number
  readonly carrying: Carrying
  /** Why what is carried can't be put down here. */
  readonly refusal: string | null
  readonly mayMove: (block: Block) => boolean
  readonly onOpen: (bookingId: string) => void
  /** Where nothing is, at these minutes of the day. */
  readonly onEmpty: ((minutes: number) => void) | null
}

/** Lower than this, a booking has room for one line. */
const TWO_LINES = 45

/** A day of one person. */
export function columnView(options: ColumnOptions): TemplateResult {
  const { title, zone, isToday, blocks, carrying, onEmpty } = options
  const press = (event: MouseEvent): void => {
    // A booking that lies there has its own press.
    if (event.target !== event.currentTarget) return
    const place = carrying.placeAt(event.clientX, event.clientY)
    if (place) onEmpty?.(Math.floor(place.minutes / 15) * 15)
  }
  return html`<section class=${isToday ? 'calendar-column today' : 'calendar-column'}>
    ${
      zone === null
        ? html`<h2 title=${title}>${title}</h2>`
        : html`<h2 class="zoned" title="${title}, ${zone}"><span>${title}</span> <span class="zone">${zone}</span></h2>`
    }
    <ul @click=${press}>
      ${options.closed.map((stretch) => shade(stretch, options, 'calendar-shut', null))}
      ${options.away.map((away) => shade(away, options, `calendar-shut away ${away.kind}`, whyAway(away, options)))}
      ${repeat(
        blocks,
        ({ booking }) => booking.id,
        (block) => blockView(block, options),
      )}
      ${carriedView(options)}
    </ul>
  </section>`
}

/** Where nobody can be booked, as far as it is on screen. What says why says the times to who can't see where it is. */
function shade(
  { start, end }: Stretch,
  { from, to, speech }: ColumnOptions,
  style: string,
  text: string | null,
): TemplateResult | typeof nothing {
  const top = Math.max(start / 60, from)
  const length = Math.min(end / 60, to) - top
  if (length <= 0) return nothing
  const place = measures({ start: top - from, length, lane: 0, lanes: 1 })
  if (text === null) return html`<li class=${style} aria-hidden="true" ${place}></li>`
  const times = [start, end].map((minutes) => formatMinutes(minutes, speech)).join('–')
  return html`<li class=${length * 60 < TWO_LINES ? `${style} short` : style} ${place}>
    <span class="calendar-why">${text}</span> <span class="unseen">${times}</span>
  </li>`
}

const whyAway = ({ kind, note }: Away, { speech }: ColumnOptions): string => {
  const why = speech.words.calendar.away[kind]
  return note === null ? why : `${why}: ${note}`
}

function blockView(block: Block, { speech, date, timeZone, index, from, carrying, mayMove, onOpen }: ColumnOptions) {
  const { booking, start, end, begins, lane, lanes } = block
  const { calendar: words } = speech.words
  const [begin, over] = [booking.start, booking.end].map((iso) => Date.parse(iso)) as [number, number]
  const [isFromBefore, goesOn] = [begins < 0, minutesFrom(date, over, timeZone) > DAY_MINUTES]
  const until = goesOn ? formatWhen : formatTime
  const tell = (write: typeof formatTime, instant: number): string =>
    toldApart(write(instant, timeZone, speech), instant, timeZone, speech)
  const time = isFromBefore ? words.until(tell(until, over)) : tell(formatTime, begin)
  const place = measures({ start: start / 60 - from, length: (end - start) / 60, lane, lanes })
  const canMove = mayMove(block)
  const isCarried = carrying.carried?.booking.id === booking.id
  return html`<li class=${isCarried ? 'calendar-place away' : 'calendar-place'} ${place}>
    <button
      type="button"
      data-booking=${booking.id}
      class=${[
        'calendar-booking',
        booking.status,
        ...(end - start < TWO_LINES ? ['short'] : []),
        ...(isShownTwice(isFromBefore ? over : begin, timeZone) ? ['twice'] : []),
        ...(isFromBefore ? ['from-before'] : []),
        ...(goesOn ? ['goes-on'] : []),
      ].join(' ')}
      aria-label=${words.bookingName(time, booking.customer.name, booking.service.name)}
      aria-keyshortcuts=${canMove ? 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight' : nothing}
      @pointerdown=${canMove ? (event: PointerEvent) => carrying.grab(event, block, index) : nothing}
      @pointermove=${carrying.drag}
      @pointerup=${carrying.drop}
      @pointercancel=${carrying.cancel}
      @keydown=${canMove ? (event: KeyboardEvent) => carrying.key(event, block, index) : nothing}
      @focus=${keepInSight}
      @blur=${carrying.cancel}
      @click=${(event: MouseEvent) => {
        // A key's press, or a screen reader's, ends no drag.
        if (event.detail === 0 || !carrying.hasDragged) onOpen(booking.id)
      }}
    >
      ${whoAndWhen(booking, time)}
    </button>
  </li>`
}

/** Whoever comes by keyboard sees all of it; a press moves nothing away from under the hand. */
function keepInSight({ currentTarget }: Event): void {
  const booking = currentTarget as HTMLElement
  if (booking.matches(':focus-visible')) booking.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Heard in this order. Seen, the name is first: the place says when it is, and where there is little room, it is the name's. */
const whoAndWhen = ({ customer }: Booking, time: string): TemplateResult =>
  html`<span class="calendar-text"><span>${time}</span> <strong>${customer.name}</strong></span>`

/** What of it would be in this column; what is heard of it is said elsewhere. */
function carriedView({
  carrying,
  refusal,
  index,
  date,
  timeZone,
  from,
  to,
  speech,
}: ColumnOptions): TemplateResult | typeof nothing {
  const { carried } = carrying
  const minutes = carried && carrying.minutesIn(index)
  if (!carried || minutes === null) return nothing
  const { booking, length, held } = carried
  // By somebody's clock that is far from the one it was carried by, it may be on another day: it is seen at the edge.
  const isElsewhere = carried.column === index && (minutes >= DAY_MINUTES || minutes + length <= 0)
  const seen = isElsewhere ? Math.min(Math.max(minutes, 0), DAY_MINUTES - length) : minutes
  const start = Math.max(seen, from * 60)
  const end = Math.min(seen + length, to * 60)
  if (start >= end) return nothing
  const place = measures({ start: start / 60 - from, length: (end - start) / 60, lane: 0, lanes: 1 })
  const text = isElsewhere
    ? formatWhen(Date.parse(date) + minutes * MINUTE_MS, 'UTC', speech)
    : formatMinutes(carried.minutes, speech)
  const time = landingText(text, booking, { date, minutes, timeZone }, speech)
  const part = (style: string, where: typeof place): TemplateResult =>
    html`<li class="calendar-place ${style} ${refusal === null ? '' : 'refused'}" aria-hidden="true" ${where}>
      <div class="calendar-booking">${refusal ?? whoAndWhen(booking, time)}</div>
    </li>`
  if (carried.column !== index || held === carried.minutes) return part('carried', place)
  // The hand has it, too: where it would be may be out of sight.
  const top = Math.max(held / 60, from)
  const hand = measures({ start: top - from, length: Math.min(length / 60, to - top), lane: 0, lanes: 1 })
  return html`${part('carried', place)} ${part('held', hand)}`
}
