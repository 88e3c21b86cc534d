import { CalendarError } from '../calendar-error.js'
import type { Steps } from '../slices.js'
import { MAX_COMPONENTS, MAX_DEPTH, MAX_LINE, MAX_LINES, MAX_TEXT, PAUSE_AFTER, tooMuch } from './budget.js'
import { type ContentLine, parseLine } from './content-line.js'

/** `BEGIN:VEVENT` … `END:VEVENT`, with the lines that say when something is. */
export interface Component {
  readonly name: string
  readonly lines: readonly ContentLine[]
  readonly parts: readonly Component[]
  /** The innermost VCALENDAR that it stands in; `null`: it is an outermost one. */
  readonly calendar: Component | null
}

/** All others are skipped without being looked at: a description or a picture may be longer than the rest together. */
const READ = new Set([
  'ATTENDEE',
  'DTEND',
  'DTSTART',
  'DURATION',
  'EXDATE',
  'FREEBUSY',
  'RDATE',
  'RECURRENCE-ID',
  'RRULE',
  'SEQUENCE',
  'STATUS',
  'TRANSP',
  'TZID',
  'TZOFFSETFROM',
  'TZOFFSETTO',
  'UID',
  'X-LIC-LOCATION',
  'X-MICROSOFT-CDO-ALLDAYEVENT',
  'X-MICROSOFT-CDO-BUSYSTATUS',
  'X-WR-CALNAME',
  'X-WR-TIMEZONE',
])
/** Parts of a calendar, also where they stand in a part of it, or in a calendar within it. */
const OF_CALENDARS = new Set(['VEVENT', 'VFREEBUSY', 'VTIMEZONE'])
/** A component's name: no line of it matters beyond that. */
const LONGEST_NAME = 40
/** One that is folded after each of its characters, as nobody does. */
const LONGEST_FOLDED = 4 * LONGEST_NAME
const FOLD = /\r?\n[ \t]/g

/**
 * The calendars in a file. One that is cut off is refused as a whole, and so is a page in place of it: what is not there
 * would look free.
 *
 * @throws CalendarError `unavailable` when the file is no calendar, `too-much` when it is larger than is read of any
 */
export function* readCalendars(text: string): Steps<readonly Component[]> {
  if (text.length > MAX_TEXT) throw tooMuch(`its file has more than ${MAX_TEXT / 1024 / 1024} MB`)
  const calendars: Component[] = []
  const open: (Component & { lines: ContentLine[]; parts: Component[] })[] = []
  let count = 0
  let lines = 0
  for (const { name, line } of unfolded(text)) {
    lines += 1
    if (lines % PAUSE_AFTER === 0) yield
    const inner = open.at(-1)
    if (name === 'BEGIN') {
      count += 1
      if (count > MAX_COMPONENTS) throw tooMuch(`it has more than ${MAX_COMPONENTS} parts`)
      if (open.length === MAX_DEPTH) throw tooMuch('its parts are nested too deep')
      const calendar = open.findLast((one) => one.name === 'VCALENDAR') ?? null
      const part = { name: componentName(line()), lines: [], parts: [], calendar }
      const holder = OF_CALENDARS.has(part.name) ? open[0] : inner
      if (holder) holder.parts.push(part)
      else if (part.name === 'VCALENDAR') calendars.push(part)
      else throw broken('it has something outside its VCALENDAR')
      open.push(part)
    } else if (name === 'END') {
      if (inner?.name !== componentName(line())) throw broken('its BEGIN and END don’t match')
      open.pop()
    } else if (inner && READ.has(name)) {
      if (inner.lines.length === MAX_LINES) throw tooMuch(`one of its parts has more than ${MAX_LINES} lines`)
      const parsed = parseLine(line())
      // One that can't be read still says that something stood there: its value is none that means anything.
      inner.lines.push(parsed?.name === name ? parsed : { name, params: new Map(), value: '' })
    }
  }
  if (open.length > 0) throw broken('its end is missing')
  if (calendars.length === 0) throw broken('it has no VCALENDAR')
  return calendars
}

const componentName = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .trim()
    .slice(0, LONGEST_NAME)
    .toUpperCase()

const broken = (what: string): CalendarError =>
  new CalendarError('unavailable', `The calendar’s file can’t be read: ${what}.`)

interface RawLine {
  readonly name: string
  /** The whole of it, folded lines joined. */
  readonly line: () => string
}

/** Line by line (RFC 5545 §3.1), with any of the line ends that programs write. */
function* unfolded(file: string): Generator<RawLine> {
  // Carriage returns alone, as very old programs write them.
  const text = file.includes('\n') ? file : file.replaceAll('\r', '\n')
  const end = text.length
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < end) {
    const start = at
    let next = lineEnd(text, at)
    while (next < end && (text[next] === ' ' || text[next] === '\t')) next = lineEnd(text, next)
    at = next
    const name = nameAt(text, start, next)
    yield {
      name,
      line: () => {
        if (next - start > MAX_LINE) throw tooMuch('it has a line without end')
        return text.slice(start, next).replaceAll(FOLD, '').trimEnd()
      },
    }
  }
}

/** Where the line after this one begins. */
function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed + 1
}

/**
 * What the line begins with, in capitals, however it is folded. Nothing, when no `:` or `;` comes next: but for what
 * would have been read.
 */
function nameAt(text: string, start: number, end: number): string {
  const head = text.slice(start, Math.min(end, start + LONGEST_FOLDED)).replaceAll(FOLD, '')
  const [, name = '', next] = /^([a-z\d-]{1,40})[ \t]*([:;])?/i.exec(head) ?? []
  const known = name.toUpperCase()
  return next !== undefined || READ.has(known) ? known : ''
}
