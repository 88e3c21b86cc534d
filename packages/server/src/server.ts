import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { createApp } from './app.js'
import type { ProviderOf } from './calendars/open.js'
import { openOutside } from './calendars/outside.js'
import { type ServiceSettings, oauthWith, providersWith } from './calendars/providers.js'
import type { CalendarReading } from './calendars/reading.js'
import { type Clock, systemClock } from './clock.js'
import { type Config, ConfigError, databasePath } from './config.js'
import type { ServerContext } from './context.js'
import { NO_PROXIES, parseProxies } from './http/client-address.js'
import { DEFAULT_LIMITS, createThrottle } from './http/rate-limit.js'
import { openMailbox } from './demo/mailbox.js'
import { type Housekeeping, startHousekeeping } from './housekeeping.js'
import { messageChannels } from './message-channels.js'
import type { MailTransport } from './notifications/mail.js'
import type { SmsTransport } from './notifications/sms.js'
import { smtpTransport } from './notifications/smtp.js'
import { NO_TEMPLATES, TemplateError, type Templates, readTemplates } from './notifications/templates.js'
import { twilioTransport } from './notifications/twilio.js'
import { type Dispatcher, startDispatcher } from './outbox/dispatcher.js'
import { DEMO_SENDER } from './demo/sender.js'
import { lapseOf } from './outbox/lapse.js'
import type { Retention } from './retention/retention.js'
import { secretBeside } from './secret.js'
import { openSqlite } from './storage/sqlite/open.js'
import type { Storage } from './storage/storage.js'
import { setupCode } from './users/setup-code.js'

const OUTBOX_POLL_MS = 2_000
const HOUSEKEEPING_MS = 30_000
const CALENDARS_MS = 15_000

export interface ServerOptions {
  readonly config: Config
  /** Relative paths in the settings count from here. */
  readonly cwd: string
  /** Fill an empty database with the demo's salon, and serve its pages. */
  readonly demo: boolean
  readonly clock?: Clock
  /** Instead of what the settings say: for tests. */
  readonly mailTransport?: MailTransport
  readonly smsTransport?: SmsTransport
  /** How often to look for due messages, in ms; `null`: only the dispatcher's `drain` sends. */
  readonly outboxPollMs?: number | null
  /** How often to tidy up, in ms; `null`: only when told to. */
  readonly housekeepingMs?: number | null
  /** How often to look for outside calendars that are due, in ms; `null`: only when told to. */
  readonly calendarsMs?: number | null
  /** Instead of the real services: for tests. */
  readonly providerOf?: ProviderOf
  readonly calendarAddresses?: ServiceSettings['addresses']
}

/** A server without its port: the app, what it remembers, and the worker that sends messages. */
export interface Server {
  readonly app: Hono
  readonly storage: Storage
  /** Sends messages by the channels that are set up; those of the others wait in the outbox. */
  readonly dispatcher: Dispatcher
  readonly sendsMail: boolean
  readonly housekeeping: Housekeeping
  /** Reads outside calendars. */
  readonly reading: CalendarReading
  /** Where the first owner makes their account; `null`: there is one. Who has it owns the server: it is for its log only. */
  setupLink(): Promise<string | null>
  /** Where it can be reached, when no setting says so. */
  setListeningUrl(url: string): void
  /** Finishes what is being sent and closes the database. */
  close(): Promise<void>
}

/** Opens the database, migrates it, and puts the parts together. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { config, cwd, demo, clock = systemClock } = options
  const path = databasePath(config, cwd)
  const templates = templatesFrom(config, cwd)
  const sms = options.smsTransport ?? twilioFrom(config)
  const sendsTexts = sms !== null
  const ownerEmail = config.ownerEmail ?? null
  const storage = openSqlite(path, { ownerEmail, sms: sendsTexts })
  try {
    await storage.migrate(clock())
    const mailboxDirectory = `${path}.mailbox`
    if (demo) await (await import('./demo/salon.js')).fillWithSalon(storage.catalog, mailboxDirectory)
    const mailbox = demo && !config.smtpUrl ? openMailbox(mailboxDirectory, clock) : null
    const transport = options.mailTransport ?? mailbox ?? smtpFrom(config)
    if (config.confirmEmail === 'on' && transport === null) {
      throw new ConfigError(
        'OPENSLOT_CONFIRM_EMAIL: needs a way to send mails. Set OPENSLOT_SMTP_URL, or switch it off.',
      )
    }
    let listeningUrl = `http://${config.host}:${config.port}`
    let dispatcher: Dispatcher | null = null
    const secret = config.secret ?? secretBeside(path)
    const wakeDispatcher = (): void => {
      if (options.outboxPollMs !== null) dispatcher?.wake()
    }
    const services = calendarServices(config, options.calendarAddresses)
    const calendars = await openOutside({
      connections: storage.connections,
      feeds: storage.feeds,
      reads: storage.reads,
      bookings: storage.bookings,
      clock,
      secrets: config.secretPrevious === undefined ? [secret] : [secret, config.secretPrevious],
      providerOf: options.providerOf ?? providersWith(services),
      oauth: oauthWith(services, clock),
      freshMs: config.calendarSeconds * 1000,
      everyMs: options.calendarsMs === undefined ? CALENDARS_MS : options.calendarsMs,
      wakeDispatcher,
    })
    const context: ServerContext = {
      storage,
      clock,
      secret,
      calendars,
      publicUrl: () => config.publicUrl ?? listeningUrl,
      manageUrlTemplate: config.manageUrl ?? null,
      locale: config.locale,
      ownerEmail,
      sendsMail: transport !== null,
      sendsTexts,
      retention: retentionOf(config),
      allowPrivateWebhooks: config.allowPrivateWebhooks,
      holdMinutes: config.holdMinutes,
      confirmMinutes: config.confirmEmail === 'on' ? config.confirmMinutes : null,
      requiresChallenge: config.challenge === 'on',
      throttle: createThrottle(
        config.rateLimit === undefined ? DEFAULT_LIMITS : config.rateLimit,
        parseProxies(config.trustedProxies ?? []) ?? NO_PROXIES,
        clock,
      ),
      wakeDispatcher,
    }
    dispatcher = startDispatcher({
      outbox: storage.outbox,
      clock,
      channels: messageChannels({ context, config, mail: transport, sms, templates }),
      lapse: lapseOf,
      pollMs: options.outboxPollMs === undefined ? OUTBOX_POLL_MS : options.outboxPollMs,
    })
    const housekeeping = startHousekeeping({
      storage,
      clock,
      everyMs: options.housekeepingMs === undefined ? HOUSEKEEPING_MS : options.housekeepingMs,
      retention: context.retention,
      wakeDispatcher: context.wakeDispatcher,
    })
    const app = await createApp({
      context,
      widgetDirectory: builtIn('@openslot/widget/embed/widget.js'),
      adminDirectory: builtIn('@openslot/admin/dist/index.html'),
      pagesDirectory: join(dirname(fileURLToPath(import.meta.url)), '..', 'assets'),
      allowedOrigins: config.allowedOrigins ?? null,
      demoMailbox: mailbox,
    })
    return {
      app,
      storage,
      dispatcher,
      sendsMail: transport !== null,
      housekeeping,
      reading: calendars.reading,
      setupLink: async () =>
        (await storage.users.list()).length > 0 ? null : `${context.publicUrl()}/admin#setup=${setupCode(secret)}`,
      setListeningUrl: (url) => {
        listeningUrl = url
      },
      close: async () => {
        await housekeeping.stop()
        await calendars.reading.stop()
        await dispatcher?.stop()
        await transport?.close()
        await storage.close()
      },
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}

/** The folder of a file that another package has built. */
const builtIn = (file: string): string => dirname(createRequire(import.meta.url).resolve(file))

const smtpFrom = ({ smtpUrl, mailFrom }: Config): MailTransport | null =>
  smtpUrl !== undefined && mailFrom ? smtpTransport({ url: smtpUrl, from: mailFrom }) : null

const twilioFrom = ({ twilioAccountSid, twilioAuthToken, twilioFrom: from }: Config): SmsTransport | null =>
  twilioAccountSid !== undefined && twilioAuthToken !== undefined && from !== undefined
    ? twilioTransport({ accountSid: twilioAccountSid, authToken: twilioAuthToken, from })
    : null

const retentionOf = (config: Config): Retention => ({
  customersDays: config.keepCustomersDays,
  messagesDays: config.keepMessagesDays,
  auditDays: config.keepAuditDays,
  webhooksDays: config.keepWebhooksDays,
})

const calendarServices = (config: Config, addresses: ServiceSettings['addresses']): ServiceSettings => ({
  allowPrivate: config.allowPrivateCalendars,
  mailsFrom: (config.mailFrom ?? DEMO_SENDER).email,
  google: appOf(config.googleClientId, config.googleClientSecret),
  microsoft: appOf(config.microsoftClientId, config.microsoftClientSecret),
  ...(addresses && { addresses }),
})

const appOf = (clientId?: string, clientSecret?: string) =>
  clientId === undefined || clientSecret === undefined ? null : { clientId, clientSecret }

/** @throws ConfigError naming the file and what is wrong with it */
function templatesFrom({ templates }: Config, cwd: string): Templates {
  if (templates === undefined) return NO_TEMPLATES
  try {
    return readTemplates(resolve(cwd, templates))
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw new ConfigError(`OPENSLOT_TEMPLATES: ${error.message}`, { cause: error })
  }
}
