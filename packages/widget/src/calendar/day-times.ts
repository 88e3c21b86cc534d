import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { FreeTime } from '../api/offers.js'
import type { Visit } from '../visit.js'
import { partsOfDay } from './parts-of-day.js'

export interface DayTimes {
  readonly visit: Visit
  readonly date: string
  readonly times: readonly FreeTime[]
  readonly chosen: number | undefined
  readonly chooseTime: (time: FreeTime) => void
}

/** A day's times as buttons, under Morning, Afternoon and Evening. */
export function dayTimes({ visit, date, times, chosen, chooseTime }: DayTimes): TemplateResult {
  const { words, formats, timeZone } = visit
  return html`<h3 class="day-title" part="day-title">${formats.dayTitle(date)}</h3>
    ${partsOfDay(times, timeZone).map(
      ({ part, times: inPart }, index) =>
        html`<div role="group" aria-labelledby="part-${index}">
          <h4 class="part-of-day" id="part-${index}">${words.time[part]}</h4>
          <div class="time-list">
            ${inPart.map(
              (time) =>
                html`<button
                  type="button"
                  class="time"
                  part=${time.start === chosen ? 'time time-selected' : 'time'}
                  aria-pressed=${time.start === chosen ? 'true' : 'false'}
                  @click=${() => chooseTime(time)}
                >
                  ${formats.time(time.start)}${
                    time.seatsLeft === undefined
                      ? nothing
                      : html` <span class="seats">${words.time.seatsLeft({ count: time.seatsLeft })}</span>`
                  }
                </button>`,
            )}
          </div>
        </div>`,
    )}`
}

/** The same with nothing known yet. */
export const dayTimesSkeleton = (): TemplateResult =>
  html`<div class="bone bone-title"></div>
    <div class="bone bone-line"></div>
    <div class="time-list">${Array.from({ length: 6 }, () => html`<div class="bone bone-time"></div>`)}</div>
    <div class="bone bone-line"></div>
    <div class="time-list">${Array.from({ length: 8 }, () => html`<div class="bone bone-time"></div>`)}</div>`
