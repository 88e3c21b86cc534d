import type { Config } from './config.js'
import type { ServerContext } from './context.js'
import { calendarUrl, manageUrl } from './bookings/links.js'
import type { StoredBooking } from './bookings/store.js'
import { deliverEntry } from './calendars/deliver.js'
import { DEMO_SENDER } from './demo/sender.js'
import { bookingMail } from './notifications/booking-mail.js'
import { calendarMail } from './notifications/calendar-mail.js'
import { bookingSms } from './notifications/booking-sms.js'
import type { MailTransport } from './notifications/mail.js'
import type { SmsTransport } from './notifications/sms.js'
import { MAIL_DEADLINE_MS } from './notifications/smtp.js'
import type { Templates } from './notifications/templates.js'
import type { DispatcherChannel } from './outbox/dispatcher.js'
import type {
  BookingMessage,
  CalendarMailMessage,
  CalendarMessage,
  DueMessage,
  WebhookMessage,
  WebhookReminder,
} from './outbox/store.js'
import { deliverWebhook } from './webhooks/deliver.js'

/** Messages on their way at once. An endpoint gets one webhook at a time, so that many share the last. */
const PARALLEL = { email: 3, sms: 2, webhook: 6, calendar: 3 } as const

export interface ChannelOptions {
  readonly context: ServerContext
  readonly config: Config
  /** `null`: none is set up, and its messages wait. */
  readonly mail: MailTransport | null
  readonly sms: SmsTransport | null
  readonly templates: Templates
}

/** The ways out of the house that are set up. */
export function messageChannels({ context, config, mail, sms, templates }: ChannelOptions): DispatcherChannel[] {
  const { storage, clock, ownerEmail, locale, allowPrivateWebhooks } = context
  const sender = config.mailFrom ?? DEMO_SENDER
  const messageContext = async (isShort = false) => ({
    // Customers know it by the name that its booking pages have; the setting may be nothing but an address.
    sender: { ...sender, name: (await storage.settings.read()).businessName ?? sender.name },
    ownerEmail,
    locale,
    manageUrl: (booking: StoredBooking, purpose: 'manage' | 'confirm') =>
      manageUrl(context, booking, { purpose, isShort }),
    calendarUrl: (booking: StoredBooking) => calendarUrl(context, booking.id),
    now: clock(),
    phoneCountry: config.phoneCountry ?? null,
  })
  const sendMail = async (message: BookingMessage | CalendarMailMessage): Promise<void> => {
    const written =
      'connection' in message
        ? await calendarMail(message, await messageContext())
        : await bookingMail(message, await messageContext(), templates)
    await mail?.send(message.deliveryId, written)
  }
  const sendSms = async (message: BookingMessage): Promise<void> =>
    sms?.send(message.deliveryId, bookingSms(message, await messageContext(true), templates))
  const sendWebhook = (message: WebhookMessage | WebhookReminder): Promise<void> =>
    message.endpoint === null
      ? storage.webhooks.oweReminder(message, clock())
      : deliverWebhook(message, { webhooks: storage.webhooks, clock, allowPrivate: allowPrivateWebhooks })

  const putEntry = (message: CalendarMessage): Promise<void> =>
    deliverEntry(message, {
      entries: storage.entries,
      open: context.calendars.open,
      clock,
      locale,
    })

  const deliver = (message: DueMessage): Promise<void> => {
    switch (message.channel) {
      case 'calendar':
        return putEntry(message)
      case 'email':
        return sendMail(message)
      case 'sms':
        return sendSms(message)
      case 'webhook':
        return sendWebhook(message)
    }
  }
  const names = [
    ...(mail ? (['email'] as const) : []),
    ...(sms ? (['sms'] as const) : []),
    'webhook' as const,
    'calendar' as const,
  ]
  return names.map((channel) => ({
    channel,
    parallel: PARALLEL[channel],
    deliver,
    ...(channel === 'email' && { deadlineMs: MAIL_DEADLINE_MS }),
    ...(channel === 'calendar' && { untilStart: true }),
  }))
}
