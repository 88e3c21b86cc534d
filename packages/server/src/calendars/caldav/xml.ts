import { CalendarError } from '../calendar-error.js'
import { tooMuch } from '../ics/budget.js'
import type { Steps } from '../slices.js'

/** Told what stands in a document, in its order. Names are without their prefix. */
export interface XmlReader {
  readonly open: (name: string) => void
  /** May come in pieces. */
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** A calendar of 50,000 events takes some 300,000 to say what they are called. */
const MAX_ELEMENTS = 1_000_000
const MAX_DEPTH = 64
/** Of a tag with its attributes. */
const MAX_TAG = 10_000
/** Of a text that is told in one piece. */
const MAX_PIECE = 32 * 1024
/** Tags, and texts for their length, between two pauses. */
const PAUSE_AFTER = 1_000
const TEXT_LIKE_TAG = 64

/**
 * Reads as much of XML as WebDAV needs, in steps: no document types and no entities of their own. Namespaces say nothing
 * here that names don't.
 *
 * @throws CalendarError `unavailable` when it is no whole document, `too-much` when it has more than is read of any
 */
export function* readXml(document: string, reader: XmlReader): Steps<void> {
  const open: string[] = []
  let elements = 0
  let work = 0
  let at = document.startsWith('\uFEFF') ? 1 : 0
  let tag = nextTag(document, at)
  const text = (piece: string): void => {
    if (open.length > 0) reader.text(piece)
    else if (piece.trim() !== '') throw broken()
    work += piece.length / TEXT_LIKE_TAG
  }
  while (at < document.length) {
    work += 1
    if (work > PAUSE_AFTER) {
      work = 0
      yield
    }
    if (tag < at) tag = nextTag(document, at)
    if (tag > at) {
      const end = tag - at > MAX_PIECE ? cutBefore(document, at + MAX_PIECE) : tag
      text(withoutEntities(document.slice(at, end)))
      at = end
      continue
    }
    if (document.startsWith('<!--', tag)) at = after(document, '-->', tag + 4)
    else if (document.startsWith('<![CDATA[', tag)) {
      at = after(document, ']]>', tag)
      text(document.slice(tag + '<![CDATA['.length, at - ']]>'.length))
    } else if (document.startsWith('<?', tag)) at = after(document, '?>', tag)
    else if (document.startsWith('</', tag)) {
      at = after(document, '>', tag)
      const name = document.slice(tag + 2, at - 1).trimEnd()
      if (open.pop() !== name) throw broken()
      reader.close(localName(name))
    } else {
      at = tagEnd(document, tag)
      const isEmpty = document[at - 2] === '/'
      const name = nameIn(document.slice(tag + 1, at - (isEmpty ? 2 : 1)))
      if (open.length === 0 && elements > 0) throw broken()
      elements += 1
      if (elements > MAX_ELEMENTS || open.length === MAX_DEPTH) throw tooMuch('its answer has too many parts')
      reader.open(localName(name))
      if (isEmpty) reader.close(localName(name))
      else open.push(name)
    }
  }
  if (open.length > 0 || elements === 0) throw broken()
}

function nextTag(document: string, from: number): number {
  const found = document.indexOf('<', from)
  return found < 0 ? document.length : found
}

/** Where a long text may be cut: not within what stands for a letter. */
function cutBefore(document: string, at: number): number {
  const reference = document.slice(at - LONGEST_REFERENCE, at).lastIndexOf('&')
  return reference < 0 ? at : at - LONGEST_REFERENCE + reference
}

const LONGEST_REFERENCE = 12

function after(document: string, what: string, from: number): number {
  const found = document.indexOf(what, from)
  if (found < 0) throw broken()
  return found + what.length
}

/** A `>` within quotes is part of a value. */
function tagEnd(document: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < Math.min(document.length, from + MAX_TAG); at++) {
    const letter = document[at] as string
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at + 1
    else if (letter === '<') break
  }
  throw broken()
}

function nameIn(tag: string): string {
  const name = /^[\p{L}_][\w\p{L}.:-]*(?=\s|$)/u.exec(tag)?.[0]
  if (name === undefined) throw broken()
  return name
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const withoutEntities = (text: string): string =>
  text.includes('&') ? text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));|&/gi, entity) : text

function entity(_whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  const number = decimal ?? hexadecimal
  if (number === undefined) {
    const letter = NAMED[name ?? '']
    if (letter === undefined) throw broken()
    return letter
  }
  const code = Number.parseInt(number, decimal === undefined ? 16 : 10)
  if (code > 0x10_ff_ff) throw broken()
  return String.fromCodePoint(code)
}

const broken = (): CalendarError =>
  new CalendarError('unavailable', 'The server answered something else than what stands in the calendar.')
