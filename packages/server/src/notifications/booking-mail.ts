import { html } from 'hono/html'
import { bookingCalendar } from '../bookings/calendar.js'
import type { DueMessage } from '../outbox/store.js'
import type { Mail } from './mail.js'
import { type Reader, duration, longWhen, money, shortWhen } from './wording.js'

export interface MailContext {
  /** Who the business is and where answers go. */
  readonly sender: { readonly name: string; readonly email: string }
  readonly manageUrl: (bookingId: string) => string
}

/** One line of a mail: what a fact is called, and the fact. */
type Fact = readonly [label: string, value: string]

/** Writes the mail that a due message stands for: to its customer, or to the staff member. */
export async function bookingMail(message: DueMessage, { sender, manageUrl }: MailContext): Promise<Mail> {
  const { booking, staff: recipient, kind } = message
  const forCustomer = recipient === null
  const reader: Reader = forCustomer ? booking : { locale: null, timeZone: recipient.timeZone }
  const to = forCustomer
    ? { name: booking.customerName, email: booking.customerEmail }
    : { name: recipient.name, email: recipient.email }
  const at = appointmentOf(message)
  const isOff = kind === 'cancelled' || kind === 'declined'
  const link = forCustomer && !isOff ? manageUrl(booking.id) : null
  const method = isOff ? 'CANCEL' : 'REQUEST'
  const calendar = bookingCalendar(booking, {
    method,
    stampMs: message.createdMs,
    reader: forCustomer ? 'customer' : 'staff',
    invitation: { organizer: sender, attendee: to },
    manageUrl: link,
    at: { ...at, sequence: message.sequence },
  })
  const intro = introduction(message)
  const facts = forCustomer ? customerFacts(message, at, reader) : staffFacts(message, at, reader)
  return {
    to,
    subject: subject(message, at, reader),
    text: asText(intro, facts, link),
    html: await asHtml(intro, facts, link),
    calendar: { method, content: calendar },
  }
}

/** The appointment that the message tells of. Somebody whose place was given to another is told of the old time. */
function appointmentOf({ kind, start, end, previousStart }: DueMessage): { start: number; end: number } {
  if (kind !== 'cancelled' || previousStart === null) return { start, end }
  return { start: previousStart, end: previousStart + (end - start) }
}

function subject({ kind, booking, staff }: DueMessage, at: { start: number }, reader: Reader): string {
  const what = `${booking.service.name} on ${shortWhen(at.start, reader)}`
  const who = staff ? ` – ${booking.customerName}` : ''
  const prefixes = {
    confirmation: staff ? 'New: ' : '',
    'request-received': 'Request: ',
    approved: staff ? 'Approved: ' : '',
    declined: 'Declined: ',
    moved: 'Moved: ',
    cancelled: 'Cancelled: ',
    reminder: 'Soon: ',
  }
  return `${prefixes[kind]}${what}${who}`
}

function introduction({ kind, booking, staff }: DueMessage): string {
  const { customerName } = booking
  if (staff) {
    const lines = {
      confirmation: `${customerName} has booked with you.`,
      'request-received': `${customerName} asks for an appointment with you.`,
      approved: `${customerName}’s appointment is approved.`,
      declined: `${customerName}’s request was declined.`,
      reminder: `${customerName} comes soon.`,
      moved: `${customerName}’s appointment has a new time.`,
      cancelled: `${customerName}’s appointment is no longer in your calendar.`,
    }
    return lines[kind]
  }
  const lines = {
    confirmation: `${customerName}, your appointment is booked.`,
    'request-received': `${customerName}, we have your request and will answer it soon.`,
    approved: `${customerName}, your appointment is confirmed.`,
    declined: `${customerName}, your appointment can’t take place.`,
    reminder: `${customerName}, your appointment is soon.`,
    moved: `${customerName}, your appointment has a new time.`,
    cancelled: `${customerName}, your appointment is cancelled.`,
  }
  return lines[kind]
}

function customerFacts(
  { booking, previousStart, kind }: DueMessage,
  at: { start: number; end: number },
  reader: Reader,
): Fact[] {
  const { service, staff } = booking
  const place = [service.location?.text, service.location?.url].filter((part) => part).join(', ')
  return [
    ['What', `${service.name}, ${duration(service.durationMinutes)}`],
    ['When', longWhen(at, reader)],
    ...before(kind, previousStart, reader),
    ...(place ? [['Where', place] as const] : []),
    ['With', staff.name],
    ...(service.price ? [['Price', money(service.price, reader)] as const] : []),
  ]
}

function staffFacts(
  { booking, previousStart, kind }: DueMessage,
  at: { start: number; end: number },
  reader: Reader,
): Fact[] {
  return [
    ['What', `${booking.service.name}, ${duration(booking.service.durationMinutes)}`],
    ['When', longWhen(at, reader)],
    ...before(kind, previousStart, reader),
    ['Customer', booking.customerName],
    ['E-mail', booking.customerEmail],
    ...(booking.customerPhone ? [['Phone', booking.customerPhone] as const] : []),
    ...(booking.notes ? [['Note', booking.notes] as const] : []),
    ...(kind === 'cancelled' && booking.cancelReason ? [['Reason', booking.cancelReason] as const] : []),
  ]
}

const before = (kind: DueMessage['kind'], previousStart: number | null, reader: Reader): Fact[] =>
  kind === 'moved' && previousStart !== null ? [['Before', shortWhen(previousStart, reader)]] : []

function asText(intro: string, facts: readonly Fact[], link: string | null): string {
  const lines = facts.map(([label, value]) => `${label}: ${value}`)
  return [intro, '', ...lines, ...(link ? ['', `Move or cancel: ${link}`] : []), ''].join('\n')
}

// Mail clients know little CSS: a table, inline styles, and colours that stay legible when a client inverts them.
async function asHtml(intro: string, facts: readonly Fact[], link: string | null): Promise<string> {
  const rows = facts.map(
    ([label, value]) =>
      html`<tr>
        <td class="label" style="padding:4px 24px 4px 0;color:#57534e;vertical-align:top;white-space:nowrap">
          ${label}
        </td>
        <td style="padding:4px 0;white-space:pre-line">${value}</td>
      </tr>`,
  )
  const button = link
    ? html`<p style="margin:28px 0 0">
        <a
          href="${link}"
          style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0f766e;color:#ffffff;text-decoration:none;font-weight:600"
          >Move or cancel</a
        >
      </p>`
    : ''
  const page = await html`<!doctype html>
    <html lang="en">
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
        <div style="max-width:520px;margin:0 auto">
          <p style="margin:0 0 20px;font-size:18px;font-weight:600">${intro}</p>
          <table role="presentation" style="border-collapse:collapse;font:inherit">
            ${rows}
          </table>
          ${button}
        </div>
      </body>
    </html>`
  return page.toString()
}
