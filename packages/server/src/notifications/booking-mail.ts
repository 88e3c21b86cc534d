import { html, raw } from 'hono/html'
import { type CalendarStatus, bookingCalendar } from '../bookings/calendar.js'
import type { BookingMessage } from '../outbox/store.js'
import { calendarTexts } from './calendar-texts.js'
import { type MessageContent, type MessageContext, messageContent } from './content.js'
import type { Mail } from './mail.js'
import { type Templates, fillHtml, fillText } from './templates.js'
import { type Reader, commaOf, isRightToLeft, isolated, joined, labelled } from './wording.js'

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
        : fillText(text, {
            ...content.values,
            facts: factLines(content),
            calendars: calendarLines(content).join('\n'),
          }),
    html:
      page === undefined
        ? await asHtml(content, [table, button, calendars])
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

const factLines = ({ facts, reader }: MessageContent): string =>
  facts
    .map(
      ([label, parts]) =>
        [
          label,
          joined(
            parts.map((part) => isolated(part, reader)),
            reader.words,
          ),
        ] as const,
    )
    .map(([label, value]) => labelled(label, value, reader.words))
    .join('\n')

function asText(content: MessageContent): string {
  const { intro, link, action, reader } = content
  const manage = link === null ? [] : ['', labelled(action, link, reader.words)]
  const calendars = calendarLines(content)
  return [intro, '', factLines(content), ...manage, ...(calendars.length > 0 ? ['', ...calendars] : []), ''].join('\n')
}

function calendarLines({ calendars, reader }: MessageContent): string[] {
  const { words } = reader
  if (calendars.length === 0) return []
  return [words.addToCalendar, ...calendars.map(({ name, url }) => labelled(name, url, words))]
}

// Mail clients know little CSS: a table, inline styles, and colours that stay legible when a client inverts them.

const factTable = ({ facts, reader }: MessageContent) =>
  html`<table role="presentation" style="border-collapse:collapse;font:inherit">
    ${facts.map(
      ([label, parts, url]) =>
        html`<tr>
          <td class="label" style="padding:4px 0;padding-inline-end:24px;color:#57534e;vertical-align:top">
            <span dir="auto">${label}</span>
          </td>
          <td style="padding:4px 0;vertical-align:top;overflow-wrap:anywhere;word-break:break-word">
            ${parts.map((part, index) => [index === 0 ? '' : commaOf(reader.words), factPart(part, part === url)])}
          </td>
        </tr>`,
    )}
  </table>`

/** Each in its own direction: a Latin name doesn't turn the line around it. */
const factPart = (part: string, isAddress: boolean) =>
  isAddress && /^https?:\/\//i.test(part)
    ? html`<a dir="auto" href="${part}">${part}</a>`
    : html`<span dir="auto" style="white-space:pre-line">${part}</span>`

const manageButton = ({ link, action }: MessageContent) =>
  link === null
    ? html``
    : html`<p style="margin:28px 0 0">
        <a
          href="${link}"
          style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0f766e;color:#ffffff;text-decoration:none;font-weight:600"
          >${action}</a
        >
      </p>`

const calendarLine = ({ calendars, reader }: MessageContent) =>
  calendars.length === 0
    ? html``
    : html`<p class="label" style="margin:20px 0 0;color:#57534e">
        ${reader.words.addToCalendar}<br />${calendars.map(
          ({ name, url }, index) =>
            html`${index === 0 ? '' : ' · '}<a dir="auto" href="${url}" style="color:inherit">${name}</a>`,
        )}
      </p>`

const direction = (reader: Reader): 'rtl' | 'ltr' => (isRightToLeft(reader) ? 'rtl' : 'ltr')

async function asHtml({ intro, reader }: MessageContent, blocks: readonly string[]): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="${reader.language}" dir="${direction(reader)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <style>
          :root {
            color-scheme: light dark;
          }
          @media (prefers-color-scheme: dark) {
            .label {
              color: #a8a29e !important;
            }
          }
        </style>
      </head>
      <body style="margin:0;padding:32px 20px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
        <div dir="${direction(reader)}" style="max-width:520px;margin:0 auto">
          <p style="margin:0 0 20px;font-size:18px;font-weight:600">${intro}</p>
          ${raw(blocks.join(' '))}
        </div>
      </body>
    </html>`
  return page.toString()
}
