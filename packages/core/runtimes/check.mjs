// The built core in whatever runtime this is: every nasty day must have the starts that were worked out by hand. Plain
// JavaScript without any runtime's own modules, so that Node, Deno, Bun, browsers and workers can all load it.
import { byDay, findSlots } from '../dist/index.js'
import { NASTY_DAYS, buildService, buildStaff } from '../dist/testing/index.js'
import { toIso } from '../dist/wire/index.js'

const WEEK_MS = 7 * 86_400_000

/**
 * How many days were compared.
 * @throws Error naming the days that have other starts
 */
export function checkNastyDays() {
  let compared = 0
  const wrong = []
  for (const { name, staff, from, to, slots } of NASTY_DAYS) {
    if (!slots) continue
    const query = {
      service: buildService(slots.service),
      staff: [buildStaff(staff)],
      from: Date.parse(from),
      to: Date.parse(to),
      now: slots.now === undefined ? Date.parse(from) - WEEK_MS : Date.parse(slots.now),
    }
    const found = findSlots(query)
    const days = byDay(found, staff.timeZone)
    if (found.map((slot) => toIso(slot.start)).join() !== slots.starts.join()) wrong.push(name)
    if (days.reduce((sum, day) => sum + day.slots.length, 0) !== found.length) wrong.push(`${name}, by day`)
    compared++
  }
  if (wrong.length > 0) throw new Error(`Other starts on: ${wrong.join('; ')}`)
  return compared
}
