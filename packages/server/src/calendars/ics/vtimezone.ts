import { DAY_MS, MINUTE_MS } from '@openslot/core'
import type { Steps } from '../slices.js'
import { type Budget, MAX_ONSETS, tooMuch } from './budget.js'
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

/**
 * The zone that a VTIMEZONE spells out, for names that nobody else knows ("Customized Time Zone"); `undefined` when it
 * spells out none, or not all of it can be read. Zones with a known name go by that: files carry the rules of the year in
 * which they were written.
 */
export function* zoneOfRules(timezone: Component, budget: Budget): Steps<Zone | undefined> {
  const parts = timezone.parts.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT')
  const onsets: Onset[] = []
  for (const part of parts) {
    for (const onset of onsetsOf(part, budget)) {
      if (onset === 'unreadable') return undefined
      if (onset) onsets.push(onset)
      else yield
      if (onsets.length > MAX_ONSETS)
        throw tooMuch(`the clocks of one of its time zones change more than ${MAX_ONSETS} times`)
    }
    yield
  }
  onsets.sort((a, b) => a.instant - b.instant)
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

/** Each time from which an offset counts. `undefined`: a moment to pause. Half a zone is in the wrong place half the year. */
function* onsetsOf({ lines }: Component, budget: Budget): Generator<Onset | 'unreadable' | undefined> {
  const start = parseWallTime(textOf(lines, 'DTSTART'))
  const from = offset(textOf(lines, 'TZOFFSETFROM'))
  const to = offset(textOf(lines, 'TZOFFSETTO'))
  if (!start || from === undefined || to === undefined) {
    yield 'unreadable'
    return
  }
  const onset = (wall: number): Onset => ({ instant: wall - from, offsetMs: to })
  yield onset(start.ms)
  for (const line of find(lines, 'RDATE')) {
    for (const value of line.value.split(',')) {
      const time = parseWallTime(value.split('/')[0] as string)
      yield time ? onset(time.kind === 'utc' ? time.ms + from : time.ms) : 'unreadable'
    }
  }
  for (const line of find(lines, 'RRULE')) {
    const { rule, isWhole } = parseRule(line.value)
    if (!rule || !isWhole) {
      yield 'unreadable'
      return
    }
    const until = untilOf(rule, (instant) => instant + from)
    const range = { startMs: start.ms, from: FIRST, to: LAST, until }
    for (const wall of occurrences(rule, range, budget)) yield wall === undefined ? undefined : onset(wall)
  }
}

/** `+0100`, `-053000` in ms; `undefined` when it is none. */
function offset(value: string): number | undefined {
  const parts = /^([+-])(\d{2}):?(\d{2})(\d{2})?$/.exec(value)
  if (!parts) return undefined
  const size = (Number(parts[2]) * 60 + Number(parts[3])) * MINUTE_MS + Number(parts[4] ?? 0) * 1000
  if (size >= DAY_MS) return undefined
  return parts[1] === '-' ? -size : size
}
