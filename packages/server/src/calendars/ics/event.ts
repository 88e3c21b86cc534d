import { DAY_MS } from '@openslot/core'
import { type EventFlaw, worstFlaw } from '../flaw.js'
import { MAX_LISTED, tooMuch } from './budget.js'
import type { Component } from './components.js'
import { type ContentLine, find, first, textOf } from './content-line.js'
import { type ReadRule, type RecurrenceRule, parseRule } from './recurrence-rule.js'
import { type Length, type WallTime, dayOf, parseLength, parseWallTime } from './wall-time.js'
import { UTC, type Zone } from './zone.js'
import type { ZoneFinder } from './zones.js'

/** A time of an event, with the zone that its clock hangs in. Of whole days, `ms` is their midnight. */
export interface EventTime {
  readonly ms: number
  readonly isDate: boolean
  readonly zone: Zone
}

/** A VEVENT, as far as it says when somebody is busy. */
export interface CalendarEvent {
  readonly uid: string
  readonly sequence: number
  readonly start: EventTime
  readonly length: Length
  readonly rules: readonly RecurrenceRule[]
  /** More starts; those of a period have a length of their own. */
  readonly added: readonly { readonly time: EventTime; readonly length: Length }[]
  readonly excluded: readonly EventTime[]
  /** Which occurrence of its series this stands for. */
  readonly replaces: { readonly time: EventTime; readonly isFromThenOn: boolean } | null
  readonly blocks: boolean
  readonly isCancelled: boolean
}

const LONGEST_DAYS = 50 * 365

export interface ReadEvent {
  readonly uid: string
  /** `null`: nobody knows when it is. */
  readonly event: CalendarEvent | null
  /** Of one that blocks. What can't be read is replaced by what blocks more. */
  readonly flaw: EventFlaw | null
}

export function readEvent({ lines }: Component, zones: ZoneFinder, ownAddresses: ReadonlySet<string>): ReadEvent {
  const uid = textOf(lines, 'UID')
  const busyOrNot = busyness(lines, ownAddresses)
  const flaws: EventFlaw[] = []
  const replacedLine = first(lines, 'RECURRENCE-ID')
  const replaced = replacedLine && timeOf(replacedLine, zones)
  const rules = find(lines, 'RRULE').map(({ value }) => parseRule(value))
  const place = placeOf(lines, zones) ?? withoutStart(lines, { rules, replaced, ...busyOrNot }, zones)
  if (!place) return { uid, event: null, flaw: busyOrNot.blocks ? 'time' : null }
  const { start, length } = place
  const added = find(lines, 'RDATE').flatMap((line) =>
    line.value.split(',').map((value) => addedTime(line, value, length, zones)),
  )
  const excluded = timesOf(lines, 'EXDATE', zones)
  if (added.length + excluded.length > MAX_LISTED) {
    throw tooMuch(`one of its events lists more than ${MAX_LISTED} dates`)
  }
  if (added.includes(undefined) || rules.some(({ rule }) => rule === null)) flaws.push('time')
  if (rules.some(({ isWhole }) => !isWhole)) flaws.push('rule')
  if (!place.isWhole) flaws.push('length')
  if (excluded.includes(undefined) || (replacedLine && !replaced)) flaws.push('exception')
  const times = [start, replaced, ...excluded, ...added.map((extra) => extra?.time)]
  if (times.some((time) => time?.zone.isGuess && !time.isDate)) flaws.push('zone')
  const event: CalendarEvent = {
    uid,
    sequence: Number(textOf(lines, 'SEQUENCE')) || 0,
    start,
    length,
    rules: rules.flatMap(({ rule }) => rule ?? []),
    added: added.filter((time) => time !== undefined),
    excluded: excluded.filter((time) => time !== undefined),
    replaces: replaced
      ? { time: replaced, isFromThenOn: /^THISANDFUTURE$/i.test(replacedLine?.params.get('RANGE') ?? '') }
      : null,
    ...busyOrNot,
  }
  return { uid, event, flaw: event.blocks ? worstFlaw(flaws) : null }
}

/** Where an event stands, whether all of that is written there. */
interface Place {
  readonly start: EventTime
  readonly length: Length
  readonly isWhole: boolean
}

/** Somebody is busy, nobody knows for how long. */
const A_DAY: Length = { days: 1, ms: 0 }

function placeOf(lines: readonly ContentLine[], zones: ZoneFinder): Place | undefined {
  const line = first(lines, 'DTSTART')
  const stated = line && timeOf(line, zones)
  if (!stated) return undefined
  const isAllDay = /^TRUE$/i.test(textOf(lines, 'X-MICROSOFT-CDO-ALLDAYEVENT'))
  const start = isAllDay ? asDate(stated) : stated
  const length = lengthOf(lines, start, zones)
  return { start, length: length ?? A_DAY, isWhole: length !== undefined }
}

/** Of an event whose start can't be read: the day before its end, or what it says is off. */
function withoutStart(
  lines: readonly ContentLine[],
  {
    rules,
    replaced,
    blocks,
  }: { readonly rules: readonly ReadRule[]; readonly replaced: EventTime | undefined; readonly blocks: boolean },
  zones: ZoneFinder,
): Place | undefined {
  if (!blocks) return replaced && { start: replaced, length: A_DAY, isWhole: true }
  const line = first(lines, 'DTEND')
  const end = line && timeOf(line, zones)
  if (!end || rules.length > 0) return undefined
  return { start: { ...end, ms: end.ms - DAY_MS }, length: A_DAY, isWhole: false }
}

/** Whether it takes its owner's time: not when it is marked as free, was cancelled or declined. */
function busyness(
  lines: readonly ContentLine[],
  ownAddresses: ReadonlySet<string>,
): Pick<CalendarEvent, 'blocks' | 'isCancelled'> {
  const isCancelled = /^CANCELLED$/i.test(textOf(lines, 'STATUS'))
  const isTransparent = /^TRANSPARENT$/i.test(textOf(lines, 'TRANSP'))
  // Exchange knows more than busy and free: who works elsewhere can be booked, who is tentatively busy can't.
  const isFree = /^(?:FREE|WORKINGELSEWHERE)$/i.test(textOf(lines, 'X-MICROSOFT-CDO-BUSYSTATUS'))
  const isDeclined = find(lines, 'ATTENDEE').some(
    ({ params, value }) =>
      /^DECLINED$/i.test(params.get('PARTSTAT') ?? '') &&
      [value.replace(/^mailto:/i, ''), params.get('EMAIL') ?? ''].some((address) =>
        ownAddresses.has(address.toLowerCase()),
      ),
  )
  return { blocks: !isCancelled && !isTransparent && !isFree && !isDeclined, isCancelled }
}

/** Without an end, a day takes that day and a time takes none (RFC 5545 §3.6.1). */
function lengthOf(lines: readonly ContentLine[], start: EventTime, zones: ZoneFinder): Length | undefined {
  const endLine = first(lines, 'DTEND')
  if (endLine) {
    const end = timeOf(endLine, zones)
    return end && between(start, end)
  }
  const written = first(lines, 'DURATION')
  const length = written ? parseLength(written.value) : { days: 0, ms: 0 }
  return length && bounded(start.isDate ? { days: Math.max(1, length.days), ms: 0 } : length)
}

/** An event that ends in the year 9999 is one without an end. */
function bounded({ days, ms }: Length): Length {
  return { days: Math.min(days, LONGEST_DAYS), ms: Math.min(ms, LONGEST_DAYS * DAY_MS) }
}

/** Whole days are counted as such; else it is the time that passes (RFC 5545 §3.8.5.3). */
function between(start: EventTime, end: EventTime): Length {
  // Some write the same date twice and mean that day.
  if (start.isDate) return bounded({ days: Math.max(1, dayOf(end.ms) - dayOf(start.ms)), ms: 0 })
  return bounded({ days: 0, ms: Math.max(0, end.zone.toInstant(end.ms) - start.zone.toInstant(start.ms)) })
}

function addedTime(
  line: ContentLine,
  value: string,
  length: Length,
  zones: ZoneFinder,
): CalendarEvent['added'][number] | undefined {
  const [from = '', to] = value.split('/')
  const time = timeOf({ ...line, value: from }, zones)
  if (!time || to === undefined) return time && { time, length }
  const end = timeOf({ ...line, value: to }, zones)
  const ownLength = end ? between(time, end) : parseLength(to)
  return ownLength && { time, length: bounded(ownLength) }
}

const timesOf = (lines: readonly ContentLine[], name: string, zones: ZoneFinder): (EventTime | undefined)[] =>
  find(lines, name).flatMap((line) => line.value.split(',').map((value) => timeOf({ ...line, value }, zones)))

export function timeOf({ params, value }: ContentLine, zones: ZoneFinder): EventTime | undefined {
  const time = parseWallTime(value.trim())
  return time && eventTime(time, params.get('TZID'), zones)
}

function eventTime({ ms, kind }: WallTime, tzid: string | undefined, zones: ZoneFinder): EventTime {
  return { ms, isDate: kind === 'date', zone: kind === 'utc' ? UTC : zones(tzid) }
}

const asDate = (time: EventTime): EventTime => ({ ...time, ms: dayOf(time.ms) * DAY_MS, isDate: true })
