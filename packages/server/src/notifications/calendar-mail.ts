import type { CalendarMailMessage } from '../outbox/store.js'
import type { Fact, MessageContext } from './content.js'
import { fill } from './fill.js'
import type { Mail } from './mail.js'
import { asHtml, asText, factTable } from './mail-body.js'
import { type Reader, duration, isolated, readerOf } from './wording.js'

type Context = Pick<MessageContext, 'sender' | 'ownerEmail' | 'locale'>

/** Writes the mail that tells a staff member and the owner of a calendar that can't be read, or written. */
export async function calendarMail(message: CalendarMailMessage, context: Context): Promise<Mail> {
  const { staff, connection } = message
  const reader = readerOf({ locale: context.locale, timeZone: staff.timeZone }, context.locale)
  const { brokenCalendar: texts } = reader.words
  const isUnwritable = message.kind === 'calendar-unwritable'
  const failing = isUnwritable ? connection.unwritten : connection.calendars
  const errors = new Set(failing.map(({ error }) => error).filter((error) => error !== null))
  const facts: Fact[] = errors.size === 0 ? [] : [[reader.words.fact.reason, [...errors]]]
  const content = { reader, intro: sentences(message, reader), facts, link: null, action: '' }
  return {
    to: addressOf(message, context),
    subject: fill(isUnwritable ? texts.unwritable : texts.subject, { staff: isolated(staff.name, reader) }),
    text: asText(content),
    html: await asHtml(content, context.sender.name, [String(await factTable(content))]),
    calendar: null,
  }
}

function sentences({ kind, staff, connection }: CalendarMailMessage, reader: Reader): string {
  const { words } = reader
  const failing = connection.calendars.filter(({ failingSinceMs }) => failingSinceMs !== null)
  const isCutOff = failing.some(({ errorCode }) => errorCode === 'needs-reconnecting')
  const isDoubtful = failing.some(({ errorCode }) => errorCode === 'doubtful' || errorCode === 'swept')
  const isKept = connection.policy === 'use-last-known'
  const values = {
    staff: isolated(staff.name, reader),
    calendar: isolated(connection.account, reader),
    duration: duration(connection.maxAgeMinutes, reader),
  }
  const { brokenCalendar: texts } = words
  const unread = [
    isCutOff ? texts.cutOff : isDoubtful ? texts.doubtful : texts.failing,
    ...(failing.some(({ blocks }) => blocks) ? [isKept ? texts.lastKnown : texts.blocks] : []),
    // What can’t be right can be written all the same.
    ...(failing.some(({ receives }) => receives) && (isCutOff || !isDoubtful) ? [texts.receives] : []),
  ]
  return (kind === 'calendar-unwritable' ? [texts.unwritten, texts.receives] : unread)
    .map((sentence) => fill(sentence, values))
    .join(' ')
}

function addressOf({ recipient, staff }: CalendarMailMessage, { sender, ownerEmail }: Context): Mail['to'] {
  if (recipient.audience === 'staff') return { name: staff.name, email: staff.email }
  if (ownerEmail === null) throw new Error('OPENSLOT_OWNER_EMAIL is no longer set.')
  return { name: sender.name, email: ownerEmail }
}
