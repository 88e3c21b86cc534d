import { type TemplateResult, html } from 'lit'
import { measures } from '../calendar/measures.js'
import type { Speech } from '../i18n/language.js'
import { formatMinutes } from '../i18n/format.js'
import { DAY, type Edge, type Opening, STEP, edgeRange, spanOf, withEdge } from './week.js'

export interface DayBarOptions {
  readonly openings: readonly Opening[]
  /** What reaches in from the night before. */
  readonly late: readonly { readonly start: number; readonly end: number }[]
  readonly speech: Speech
  /** Whose bar it is: `Monday`. */
  readonly day: string
  readonly onChange: (openings: readonly Opening[]) => void
}

/** Less and the two ends would lie over each other. */
const ROOMY = 150

const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP,
  ArrowDown: -STEP,
  ArrowRight: STEP,
  ArrowUp: STEP,
  PageDown: -4 * STEP,
  PageUp: 4 * STEP,
}

/**
 * A day at a glance, from midnight to midnight; what reaches into it from the night before is paler. Each end can be
 * pulled, by hand or by keys, in quarters of an hour; what is typed in the fields stays to the minute.
 */
export function dayBar({ openings, late, speech, day, onChange }: DayBarOptions): TemplateResult {
  const part = (name: string, { start, end }: { start: number; end: number }): TemplateResult =>
    html`<span class=${name} ${measures({ start: start / DAY, end: Math.min(end, DAY) / DAY })}></span>`
  const pull = (index: number, edge: Edge, minutes: number): void => {
    const pulled = withEdge(openings, index, edge, minutes)
    if (pulled !== openings) onChange(pulled)
  }
  const handle = (index: number, edge: Edge): TemplateResult => {
    const span = spanOf(openings[index] as Opening) ?? { start: 0, end: DAY }
    const [least, most] = edgeRange(openings, index, edge)
    const { hours: words } = speech.words
    const label = (edge === 'start' ? words.fromOn : words.toOn)(day)
    return html`<span
      class=${`handle ${edge} ${span.end - span.start < ROOMY ? 'outside' : ''}`}
      role="slider"
      tabindex="0"
      aria-label=${words.pull(index === 0 ? label : `${label} (${index + 1})`)}
      aria-valuemin=${least}
      aria-valuemax=${most}
      aria-valuenow=${span[edge]}
      aria-valuetext=${formatMinutes(span[edge], speech)}
      ${measures({ at: Math.min(span[edge], DAY) / DAY })}
      @keydown=${(event: KeyboardEvent) => {
        const by = KEYS[event.key]
        if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        pull(index, edge, steppedBy(span[edge], by))
      }}
      @pointerdown=${take}
      @pointermove=${(event: PointerEvent) => {
        const minutes = minutesAt(event)
        if (minutes !== null) pull(index, edge, minutes)
      }}
    ></span>`
  }
  return html`<div class="day-bar">
    ${late.map((span) => part('late', span))}
    ${openings.map((opening, index) => {
      const span = spanOf(opening)
      return span ? html`${part('own', span)} ${handle(index, 'start')} ${handle(index, 'end')}` : ''
    })}
  </div>`
}

/** To the next quarter on that side, and on from there. */
const steppedBy = (minutes: number, by: number): number =>
  (by > 0 ? Math.floor(minutes / STEP) : Math.ceil(minutes / STEP)) * STEP + by

function take(event: PointerEvent): void {
  if (event.button !== 0) return
  const handle = event.currentTarget as HTMLElement
  event.preventDefault()
  handle.focus()
  handle.setPointerCapture(event.pointerId)
}

/** The quarter of an hour below the hand that pulls; `null`: none does. */
function minutesAt(event: PointerEvent): number | null {
  const handle = event.currentTarget as HTMLElement
  if (!handle.hasPointerCapture(event.pointerId)) return null
  const { left, width } = (handle.parentElement as HTMLElement).getBoundingClientRect()
  return Math.round((((event.clientX - left) / width) * DAY) / STEP) * STEP
}
