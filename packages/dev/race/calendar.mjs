import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../checkout/paths.mjs'
import { run } from '../checkout/run.mjs'
import { CLI, raceEnvironment } from './servers.mjs'

const MINUTE_MS = 60_000
const BUFFER_BEFORE = 5
const BUFFER_AFTER = 10
const DURATION = 30
/** Between two starts there is room for others: the losers must be offered something. */
const GAP_MINUTES = 120

export const SERVICE = 'cut'

const YAML = `services:
  - slug: ${SERVICE}
    name: Cut
    durationMinutes: ${DURATION}
    slotIntervalMinutes: 15
    bufferBeforeMinutes: ${BUFFER_BEFORE}
    bufferAfterMinutes: ${BUFFER_AFTER}
    minimumNoticeMinutes: 0
    bookingWindowDays: 30
    staff: [anna]
staff:
  - slug: anna
    name: Anna
    email: anna@example.com
    timeZone: Europe/Berlin
    hours:
      - { days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' }
`

/** Every kind of service, over the same two people: whoever books one is in the way of the others. */
export const MIXED = ['cut', 'class', 'massage', 'duo']

/** The service that its owner changes all the time, as it is at first and as it is every other time. */
export const CHANGING = 'class'

/** @type {readonly import('./as-offered.mjs').Offer[]} */
export const CHANGES = [
  { staffing: 'any', resources: [] },
  { staffing: 'all', resources: ['room'] },
]

export const MIXED_YAML = `services:
  - { slug: cut, name: Cut, durationMinutes: 30, durations: [60], slotIntervalMinutes: 15, bufferAfterMinutes: 10, staff: [anna, ben] }
  - { slug: class, name: Class, durationMinutes: 30, slotIntervalMinutes: 30, capacity: 3, staff: [anna, ben] }
  - { slug: massage, name: Massage, durationMinutes: 30, slotIntervalMinutes: 30, resources: [room], staff: [anna, ben] }
  - { slug: duo, name: Duo, durationMinutes: 30, slotIntervalMinutes: 30, capacity: 2, staffing: all, staff: [anna, ben] }
staff:
  - slug: anna
    name: Anna
    email: anna@example.com
    timeZone: Europe/Berlin
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' }]
  - slug: ben
    name: Ben
    email: ben@example.com
    timeZone: Europe/Berlin
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' }]
resources:
  - { slug: room, name: Room, kind: room }
`

/**
 * One service, one staff member, open for twelve hours every day; or another calendar.
 * @param {string} folder
 * @param {string} database
 * @param {string} [yaml]
 */
export async function importCalendar(folder, database, yaml = YAML) {
  const file = join(folder, 'race.yaml')
  await writeFile(file, yaml)
  await openslot(database, 'import', file)
}

/**
 * An admin token.
 * @param {string} database
 */
export async function createToken(database) {
  const token = /^[\w-]{40,}$/m.exec(await openslot(database, 'token', 'create', 'race'))?.[0]
  if (token === undefined) throw new Error('openslot token create printed no token.')
  return token
}

/**
 * @param {string} database
 * @param {readonly string[]} args
 */
async function openslot(database, ...args) {
  const { code, output } = await run(process.execPath, [CLI, ...args, '--database', `file:${database}`], {
    log: `race-${args[0]}`,
    cwd: root,
    env: raceEnvironment(),
  })
  if (code !== 0) throw new Error(`openslot ${args[0]} failed:\n${output}`)
  return output
}

/**
 * Free starts, in their wire form, whose blocked spans don't overlap one another.
 * @param {string | undefined} url
 * @param {number} count
 */
export async function pickStarts(url, count) {
  const from = new Date()
  const to = new Date(from.getTime() + 14 * 24 * 60 * MINUTE_MS)
  const query = new URLSearchParams({ service: SERVICE, from: from.toISOString(), to: to.toISOString() })
  const response = await fetch(`${url}/v1/slots?${query}`)
  if (!response.ok) throw new Error(`GET /v1/slots answered ${response.status}: ${await response.text()}`)
  const { slots } = await response.json()
  /** @type {string[]} */
  const picked = []
  let free = 0
  for (const { start } of slots) {
    if (picked.length === count || Date.parse(start) < free) continue
    picked.push(start)
    free = Date.parse(start) + GAP_MINUTES * MINUTE_MS
  }
  if (picked.length < count) throw new Error(`Only ${picked.length} of ${count} starts are free in 14 days.`)
  return picked
}
