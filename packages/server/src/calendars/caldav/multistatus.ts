import { tooMuch } from '../ics/budget.js'
import type { Steps } from '../slices.js'
import { readXml } from './xml.js'

/** What a server says of many resources at once (RFC 4918 §13). */
export interface Multistatus {
  readonly answers: readonly DavAnswer[]
  /** Where the next look at what has changed goes on (RFC 6578); empty: it doesn't say. */
  readonly syncToken: string
}

/** What it says of one of them. */
export interface DavAnswer {
  /** As it stands there: an address, or its path. */
  readonly href: string
  readonly status: number
  /** The properties that it shows, by their names without prefix. */
  readonly props: Readonly<Record<string, string>>
}

/** Of one property: of an event with the pictures that some put into it. */
const MAX_TEXT = 2 * 1024 * 1024

/** Twice the events of the largest calendar. */
const MAX_ANSWERS = 100_000

type Props = Record<string, string>

/** The properties that are asked for; whatever else servers show is left aside. What is within them is, too. */
const READ: ReadonlySet<string> = new Set(['getetag', 'calendar-data', 'sync-token', 'getctag', 'resourcetype'])

/** `undefined`: some other document. @throws CalendarError when it is none, or more than is read of any */
export function* readMultistatus(document: string): Steps<Multistatus | undefined> {
  const path: string[] = []
  const answers: DavAnswer[] = []
  let isOther = false
  let syncToken = ''
  let answer: { href: string; status: number; props: Props } = { href: '', status: OK, props: {} }
  let props: Props = {}
  let propsStatus = OK
  let text = ''
  yield* readXml(document, {
    open: (name) => {
      if (path.length === 0) isOther = name !== 'multistatus'
      path.push(name)
      text = ''
      if (name === 'response') answer = { href: '', status: OK, props: {} }
      if (name === 'propstat') [props, propsStatus] = [{}, OK]
    },
    text: (piece) => {
      if (text.length + piece.length > MAX_TEXT) throw tooMuch('one of its events has more than 2 MB')
      text += piece
    },
    close: (name) => {
      path.pop()
      const parent = path.at(-1)
      if (parent === 'multistatus' && name === 'response') {
        if (answers.length === MAX_ANSWERS) throw tooMuch(`its answer has more than ${MAX_ANSWERS} parts`)
        answers.push(answer)
      }
      if (parent === 'multistatus' && name === 'sync-token') syncToken = text.trim()
      else if (parent === 'response' && name === 'href') answer.href = text.trim()
      else if (parent === 'response' && name === 'status') answer.status = statusIn(text)
      else if (parent === 'response' && name === 'propstat' && isSuccess(propsStatus))
        Object.assign(answer.props, props)
      else if (parent === 'propstat' && name === 'status') propsStatus = statusIn(text)
      else if (parent === 'prop' && READ.has(name)) props[name] = text.trim()
      text = ''
    },
  })
  return isOther ? undefined : { answers, syncToken }
}

const OK = 200

export const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** `HTTP/1.1 404 Not Found`; one that can't be read is a failure. */
const statusIn = (text: string): number => Number(/^HTTP\/\S+\s+(\d{3})\b/i.exec(text.trim())?.[1] ?? 500)
