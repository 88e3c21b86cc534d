import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { HoldState } from '../controllers/hold-keeper.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import type { Visit } from '../visit.js'
import { lineThere } from '../zones/time-there.js'

export interface ChosenTime {
  readonly start: number
  readonly end: number
  /** The zone of where it takes place, if that is known. */
  readonly there: string | undefined
  readonly change: () => void
}

/** The time that is about to be booked, in the summary. */
export function chosenTime(visit: Visit, { start, end, there, change }: ChosenTime, hold: HoldState): TemplateResult {
  const { words, formats } = visit
  return html`<div class="chosen-when" part="chosen-time">
    <p>
      <strong>${formats.shortDate(start)}</strong><br />
      <bdi class="figures">${formats.timeRange(start, end)}</bdi>
      ${lineThere(visit, there, start, end)}
    </p>
    <button
      type="button"
      class="link"
      part="link"
      aria-label=${visit.wordsOf(BOOKING).time.changeLabel}
      @click=${change}
    >
      ${words.change}
    </button>
    ${holdLine(visit, hold)}
  </div>`
}

/** How long the time is kept, said without a ticking clock. */
export function holdLine({ wordsOf }: Visit, state: HoldState): TemplateResult | typeof nothing {
  if (state.status === 'none') return nothing
  const { hold } = wordsOf(BOOKING)
  const text =
    state.status === 'kept' ? hold.kept({ count: state.minutesLeft }) : state.status === 'lapsed' ? hold.lapsed : ''
  return html`<p class="hold" part="hold">${text}</p>`
}

/** The time there is already: going on with it is one press. */
export function keepButton({ words, wordsOf, formats }: Visit, start: number, keep: () => void): TemplateResult {
  const when = words.dateAndTime({ date: formats.shortDate(start), time: formats.time(start) })
  return html`<button type="button" class="secondary" part="button" @click=${keep}>
    ${wordsOf(BOOKING).time.keep({ when })}
  </button>`
}
