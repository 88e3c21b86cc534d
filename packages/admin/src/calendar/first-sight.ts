import type { Sheet } from './carrying.js'
import { nightEnd, windowsOn } from './open-hours.js'
import { type Column, type Shown, blocksIn } from './shown.js'

/** Of a usual day, for those that never close. */
const USUAL_MINUTES = 8 * 60

/**
 * Which part of the calendar is in sight at first: today, where a week is wider than the screen, and the working hours,
 * where the nights are there as well. Who has scrolled stays where they are.
 */
export class FirstSight {
  #days = ''
  #from = Number.NaN

  /** @param minutes of the day, to be in sight */
  show(sheet: Element | null, columns: readonly Column[], { from, to }: Sheet, minutes: number): void {
    if (!sheet) return
    const days = columns.map(({ member, date }) => `${member.id} ${date}`).join()
    if (days !== this.#days) {
      const [hours, today] = ['.calendar-hours', '.calendar-column.today'].map((one) =>
        sheet.querySelector(one)?.getBoundingClientRect(),
      )
      if (hours && today) sheet.scrollLeft += today.left - hours.right
    }
    // From week to week the hours stay, as long as they are the same ones.
    if (from !== this.#from) {
      const height = sheet.querySelector('.calendar-column ul')?.clientHeight ?? 0
      // A whole hour, with something of what was before.
      const hour = Math.floor(minutes / 60) - 1
      sheet.scrollTop = ((hour - from) / (to - from)) * height
    }
    this.#days = days
    this.#from = from
  }
}

/**
 * When the first thing of these days begins. What goes on from the evening before doesn't, nor does what is booked in
 * it, as long as there is anything else.
 */
export function workBegins(shown: Shown): number {
  const days = shown.columns.map((column) => {
    const [blocks, night] = [blocksIn(shown, column), nightEnd(column.member, column.date)]
    const [late, own] = [blocks.filter(({ start }) => start < night), blocks.filter(({ start }) => start >= night)]
    return { late, own: [...windowsOn(column.member, column.date), ...own] }
  })
  const own = days.flatMap((day) => day.own.map(({ start }) => start)).filter((start) => start > 0)
  const late = days.flatMap((day) => day.late.map(({ start }) => start))
  return Math.min(...(own.length > 0 ? own : late.length > 0 ? late : [USUAL_MINUTES]))
}
