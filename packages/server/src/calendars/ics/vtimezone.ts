import { DAY_MS, MINUTE_MS } from '@openslot/core'
import type { Budget } from './budget.js'
import type { Component } from './components.js'
import { find, textOf } from './content-line.js'
import { parseRule, untilOf } from './recurrence-rule.js'
import { occurrences } from './recurrence.js'
import { parseWallTime } from './wall-time.js'
import { type Zone, zoneOf } from './zone.js'

interface Onset {
  readonly instant: number
  /** From then on. */
  readonly offsetMs: number
}

/** Rules are followed from here to there; beyond, the offset of the nearest goes on. */
const FIRST = Date.UTC(1970, 0, 1)
const LAST = Date.UTC(2100, 0, 1)
const MAX_ONSETS = 5000

/**
 * The zone that a VTIMEZONE spells out, for names that nobody else knows ("Customized Time Zone"); `undefined` when it
 * spells out none. Zones with a known name go by that: files carry the rules of the year in which they were written.
 */
export function zoneOfRules(timezone: Component, budget: Budget): Zone | undefined {
  const parts = timezone.parts.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT')
  const onsets = parts.flatMap((part) => onsetsOf(part, budget)).toSorted((a, b) => a.instant - b.instant)
  const earliest = parts
    .map((part) => ({ at: parseWallTime(textOf(part.lines, 'DTSTART'))?.ms ?? Infinity, part }))
    .toSorted((a, b) => a.at - b.at)[0]
  const before = earliest && offset(textOf(earliest.part.lines, 'TZOFFSETFROM'))
  if (onsets.length === 0 || before === undefined) return undefined
  return zoneOf((instant) => {
    let [low, high] = [0, onsets.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((onsets[middle] as Onset).instant <= instant) low = middle + 1
      else high = middle
    }
    return onsets[low - 1]?.offsetMs ?? before
  })
}

function onsetsOf({ lines }: Component, budget: Budget): Onset[] {
  const start = parseWallTime(textOf(lines, 'DTSTART'))
  const from = offset(textOf(lines, 'TZOFFSETFROM'))
  const to = offset(textOf(lines, 'TZOFFSETTO'))
  if (!start || from === undefined || to === undefined) return []
  const walls = new Set([start.ms])
  for (const line of find(lines, 'RDATE')) {
    for (const value of line.value.split(',')) {
      const time = parseWallTime(value.split('/')[0] as string)
      if (time) walls.add(time.kind === 'utc' ? time.ms + from : time.ms)
    }
  }
  for (const line of find(lines, 'RRULE')) {
    const rule = parseRule(line.value)
    if (!rule) continue
    const until = untilOf(rule, (instant) => instant + from)
    const range = { startMs: start.ms, from: FIRST, to: LAST, until }
    for (const wall of occurrences(rule, range, budget)) {
      walls.add(wall)
      if (walls.size >= MAX_ONSETS) break
    }
  }
  return [...walls].map((wall) => ({ instant: wall - from, offsetMs: to }))
}

/** `+0100`, `-053000` in ms; `undefined` when it is none. */
function offset(value: string): number | undefined {
  const parts = /^([+-])(\d{2}):?(\d{2})(\d{2})?$/.exec(value)
  if (!parts) return undefined
  const size = (Number(parts[2]) * 60 + Number(parts[3])) * MINUTE_MS + Number(parts[4] ?? 0) * 1000
  if (size >= DAY_MS) return undefined
  return parts[1] === '-' ? -size : size
}
