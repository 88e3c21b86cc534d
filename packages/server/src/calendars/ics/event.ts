import { DAY_MS } from '@openslot/core'
import { type EventFlaw, worstFlaw } from '../flaw.js'
import { MAX_LISTED, tooMuch } from './budget.js'
import type { Component } from './components.js'
import { type ContentLine, find, first, textOf } from './content-line.js'
import { A_DAY, type ReadLength, between, bounded, lengthOf, wholeDays } from './event-length.js'
import { type EventTime, dateOf, timeOf, timesOf } from './event-time.js'
import { type ReadRule, type RecurrenceRule, parseRule } from './recurrence-rule.js'
import { type Length, dayOf, parseLength } from './wall-time.js'
import type { ZoneFinder } from './zones.js'

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
  /** Which occurrence of its series this stands for; a `time` that is `null` can't be read. */
  readonly replaces: { readonly time: EventTime | null; readonly isFromThenOn: boolean } | null
  readonly blocks: boolean
  readonly isCancelled: boolean
}

export interface ReadEvent {
  readonly uid: string
  /** `null`: nobody knows when it is. */
  readonly event: CalendarEvent | null
  /** Of one that blocks, or takes away what would. What can't be read is replaced by what blocks more. */
  readonly flaw: EventFlaw | null
}

export function readEvent({ lines }: Component, zones: ZoneFinder, ownAddresses: ReadonlySet<string>): ReadEvent {
  const uid = textOf(lines, 'UID')
  const busyOrNot = busyness(lines, ownAddresses)
  const flaws: EventFlaw[] = []
  const replacedLine = first(lines, 'RECURRENCE-ID')
  const replaced = replacedLine && timeOf(replacedLine, zones)
  const rules = find(lines, 'RRULE').map(({ value }) => parseRule(value))
  const isLost = replacedLine !== undefined && !replaced
  const place = placeOf(lines, zones) ?? withoutStart(lines, { rules, replaced, ...busyOrNot }, zones)
  if (!place) return { uid, event: null, flaw: busyOrNot.blocks ? 'time' : isLost ? 'exception' : null }
  const { start, length } = place
  const added = find(lines, 'RDATE').flatMap((line) =>
    line.value.split(',').map((value) => addedTime(line, value, place, zones)),
  )
  const excluded = timesOf(lines, 'EXDATE', zones)
  if (added.length + excluded.length > MAX_LISTED) {
    throw tooMuch(`one of its events lists more than ${MAX_LISTED} dates`)
  }
  const isFromThenOn = /^THISANDFUTURE$/i.test(replacedLine?.params.get('RANGE') ?? '')
  if (added.includes(undefined) || rules.some(({ rule }) => rule === null) || (isLost && isFromThenOn)) {
    flaws.push('time')
  }
  if (rules.some(({ isWhole }) => !isWhole)) flaws.push('rule')
  if (!place.isWhole || added.some((extra) => extra?.isWhole === false)) flaws.push('length')
  const isKept = (time: EventTime | undefined): boolean => !time || (start.isDate && dateOf(time) === null)
  if (isLost || excluded.some(isKept)) flaws.push('exception')
  const times = [start, replaced, ...excluded, ...added.map((extra) => extra?.time)]
  if (times.some(isGuess)) flaws.push('zone')
  const event: CalendarEvent = {
    uid,
    sequence: Number(textOf(lines, 'SEQUENCE')) || 0,
    start,
    length,
    rules: rules.flatMap(({ rule }) => rule ?? []),
    added: added.filter((time) => time !== undefined),
    excluded: excluded.filter((time) => time !== undefined),
    replaces: replacedLine ? { time: replaced ?? null, isFromThenOn } : null,
    ...busyOrNot,
  }
  if (event.blocks) return { uid, event, flaw: worstFlaw(flaws) }
  // What doesn't block itself may still take away an occurrence that does: the wrong one, or none.
  return { uid, event, flaw: isLost ? 'exception' : isGuess(replaced) ? 'zone' : null }
}

const isGuess = (time: EventTime | undefined): boolean => time?.zone.isGuess === true && !time.isDate

/** Where an event stands. */
interface Place extends ReadLength {
  readonly start: EventTime
}

function placeOf(lines: readonly ContentLine[], zones: ZoneFinder): Place | undefined {
  const line = first(lines, 'DTSTART')
  const stated = line && timeOf(line, zones)
  if (!stated) return undefined
  const isAllDay = /^TRUE$/i.test(textOf(lines, 'X-MICROSOFT-CDO-ALLDAYEVENT'))
  const date = isAllDay ? dateOf(stated) : null
  const start = date === null ? stated : { ...stated, ms: date, isDate: true }
  return { start, ...lengthOf(lines, start, zones) }
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
  const status = textOf(lines, 'X-MICROSOFT-CDO-BUSYSTATUS')
  const isOpaque = /^OPAQUE$/i.test(textOf(lines, 'TRANSP'))
  const isFree = /^WORKINGELSEWHERE$/i.test(status) || (/^FREE$/i.test(status) && !isOpaque)
  const isDeclined = find(lines, 'ATTENDEE').some(
    ({ params, value }) =>
      /^DECLINED$/i.test(params.get('PARTSTAT') ?? '') &&
      [value.replace(/^mailto:/i, ''), params.get('EMAIL') ?? ''].some((address) =>
        ownAddresses.has(address.toLowerCase()),
      ),
  )
  return { blocks: !isCancelled && !isTransparent && !isFree && !isDeclined, isCancelled }
}

/** One more start, as long as the event unless it says otherwise. `undefined`: nobody knows when. */
function addedTime(
  line: ContentLine,
  value: string,
  { start, length }: Place,
  zones: ZoneFinder,
): (CalendarEvent['added'][number] & ReadLength) | undefined {
  const [from = '', to] = value.split('/')
  const time = timeOf({ ...line, value: from }, zones)
  if (!time) return undefined
  if (to !== undefined) {
    const end = timeOf({ ...line, value: to }, zones)
    const ownLength = parseLength(to)
    if (end) return { time, ...between(time, end) }
    return ownLength && { time, length: bounded(ownLength), isWhole: true }
  }
  if (!time.isDate || start.isDate) return { time, length, isWhole: true }
  // At which time of that day, it doesn't say.
  const past = start.ms - dayOf(start.ms) * DAY_MS
  return { time, length: wholeDays({ ...length, ms: past + length.ms }), isWhole: false }
}
