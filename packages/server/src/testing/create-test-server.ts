import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import type { ProviderOf } from '../calendars/open.js'
import type { ServiceSettings } from '../calendars/providers.js'
import { catalogFile } from '../catalog/catalog-file.js'
import { readConfig } from '../config.js'
import type { Mail } from '../notifications/mail.js'
import type { Sms } from '../notifications/sms.js'
import { type Server, createServer } from '../server.js'

export interface TestServerOptions {
  /** The present (epoch ms); it moves only by {@link TestServer.setNow}. */
  readonly now: number
  /** What `openslot import` would read. */
  readonly catalog?: unknown
  /** Settings as environment variables. */
  readonly environment?: Readonly<Record<string, string>>
  /** Whether it knows a mail server. Default: it does. */
  readonly sendsMail?: boolean
  /** Called for each mail, which is on its way until it returns; throw to have it refused. */
  readonly onMail?: (mail: Mail) => void | Promise<void>
  /** Text messages can be sent; called for each, and may throw as well. Left out: there are none. */
  readonly onSms?: (sms: Sms) => void
  /** Outside calendars without the outside. */
  readonly providerOf?: ProviderOf
  /** Google and Microsoft somewhere else than where they are. */
  readonly calendarAddresses?: ServiceSettings['addresses']
}

/** A whole server on a real SQLite file, without a port, with a clock that stands still and mails that are kept. */
export interface TestServer extends AsyncDisposable {
  readonly server: Server
  /** The folder of its database, `openslot.db`. */
  readonly directory: string
  /** Every mail that was sent, in order. */
  readonly mails: readonly Mail[]
  /** Every text message that was sent, in order. */
  readonly texts: readonly Sms[]
  setNow(now: number): void
  /** Sends what is due and waits for it. Nothing is sent before. */
  drain(): Promise<void>
  /** Reads the outside calendars that are due. Nothing is read before, but for what a booking needs to know. */
  readCalendars(): Promise<void>
  /** A request to the app, without a socket; `json` becomes the body. */
  request(path: string, options?: TestRequest): Promise<Response>
  close(): Promise<void>
}

export interface TestRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string
  readonly json?: unknown
}

/** Close it when the test ends (`await using`, or `afterEach`): it owns a folder and a database handle. */
export async function createTestServer({
  now,
  catalog,
  environment = {},
  sendsMail = true,
  onMail,
  onSms,
  providerOf,
  calendarAddresses,
}: TestServerOptions): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  const mails: Mail[] = []
  const texts: Sms[] = []
  let present = now
  const server = await createServer({
    // Nothing is limited unless a test says so: all its requests come from one client, and time stands still.
    config: readConfig({}, { OPENSLOT_RATE_LIMIT: 'off', ...environment }, directory),
    cwd: directory,
    demo: false,
    clock: () => present,
    outboxPollMs: null,
    housekeepingMs: null,
    calendarsMs: null,
    ...(providerOf && { providerOf }),
    ...(calendarAddresses && { calendarAddresses }),
    ...(sendsMail && {
      mailTransport: {
        send: async (_id: string, mail: Mail) => {
          await onMail?.(mail)
          mails.push(mail)
        },
        close: async () => {},
      },
    }),
    ...(onSms && {
      smsTransport: {
        send: async (_id: string, sms: Sms) => {
          onSms(sms)
          texts.push(sms)
        },
      },
    }),
  })
  if (catalog !== undefined) await server.storage.catalog.importFile(v.parse(catalogFile, catalog), { dryRun: false })
  const close = async (): Promise<void> => {
    await server.close()
    await rm(directory, { recursive: true })
  }
  return {
    server,
    directory,
    mails,
    texts,
    setNow: (value) => {
      present = value
    },
    drain: () => server.dispatcher.drain(),
    readCalendars: () => server.reading.run(),
    request: async (path, { method, headers = {}, token, json } = {}) =>
      server.app.request(path, {
        method: method ?? (json === undefined ? 'GET' : 'POST'),
        headers: {
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      }),
    close,
    [Symbol.asyncDispose]: close,
  }
}
