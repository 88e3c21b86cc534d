import { type CalendarStatus, bookingCalendar } from '../bookings/calendar.js'
import type { BookingMessage } from '../outbox/store.js'
import { calendarTexts } from './calendar-texts.js'
import { type MessageContent, type MessageContext, messageContent } from './content.js'
import type { Mail } from './mail.js'
import { asHtml, asText, calendarLine, calendarLines, factLines, factTable, manageButton } from './mail-body.js'
import { type Templates, fillHtml, fillText } from './templates.js'

/** Writes the mail that a due message stands for. */
export async function bookingMail(
  message: BookingMessage,
  context: MessageContext,
  templates: Templates,
): Promise<Mail> {
  const content = messageContent(message, context)
  const own = (part: 'subject' | 'txt' | 'html'): string | undefined =>
    templates.find({
      audience: message.recipient.audience,
      kind: message.kind,
      language: content.reader.language,
      part,
    })
  const [subject, text, page] = [own('subject'), own('txt'), own('html')]
  const table = String(await factTable(content))
  const button = String(await manageButton(content))
  const calendars = String(await calendarLine(content))
  return {
    to: content.to,
    // A value could have brought a line break along, which would begin another header.
    subject: subject === undefined ? content.subject : fillText(subject, content.values).replaceAll(/\s+/g, ' ').trim(),
    text:
      text === undefined
        ? asText(content)
        : fillText(text, { ...content.values, facts: factLines(content), calendars: calendarLines(content) }),
    html:
      page === undefined
        ? await asHtml(content, context.sender.name, [table, button, calendars])
        : fillHtml(page, content.values, { facts: table, button, calendars }),
    calendar: message.hasInvitation ? invitation(message, content, context) : null,
  }
}

function invitation(message: BookingMessage, content: MessageContent, { sender }: MessageContext): Mail['calendar'] {
  const { booking, kind, recipient } = message
  const status = statusSaid(kind)
  const method = status === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const texts = calendarTexts(booking, {
    reader: content.reader,
    isForBusiness: recipient.audience === 'staff',
    isGuest: recipient.audience === 'guest',
    manageUrl: content.link,
  })
  const attendee = { name: content.to.name || content.to.email, email: content.to.email }
  const calendar = bookingCalendar(booking, {
    method,
    status,
    stampMs: message.createdMs,
    texts,
    invitation: { organizer: sender, attendee },
    at: { ...content.at, sequence: message.sequence },
  })
  return { method, content: calendar }
}

/** By what the message says, not by what has become of the booking since: its place and `SEQUENCE` are its own as well. */
function statusSaid(kind: BookingMessage['kind']): CalendarStatus {
  if (kind === 'request-received') return 'tentative'
  return kind === 'cancelled' || kind === 'declined' ? 'cancelled' : 'confirmed'
}
