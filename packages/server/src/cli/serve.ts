import type { Server as HttpServer, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Command } from 'commander'
import { systemClock } from '../clock.js'
import { databasePath, readConfig, unknownSettings } from '../config.js'
import { loadLate } from '../late.js'
import { log, openLog } from '../log.js'
import { type Server, createServer } from '../server.js'
import { clockFault } from './clock-fault.js'
import { changedSecret } from './changed-secret.js'
import { CommandError } from './command-error.js'
import { addDatabaseOption } from './with-storage.js'

/** Requests in flight get this long to finish after SIGTERM. */
const SHUTDOWN_MS = 10_000

/** Listening on these means every address of the machine: none of them is a link. */
const WILDCARD_ADDRESSES = ['0.0.0.0', '::']
const NO_PUBLIC_URL = (url: string): string =>
  `Links in mails will begin with ${url}, which opens nowhere else. Set OPENSLOT_PUBLIC_URL to the address that customers use.`

interface ServeFlags {
  readonly database?: string
  readonly port?: string
  readonly host?: string
  readonly demo: boolean
}

export const serveCommand = (): Command =>
  addDatabaseOption(
    new Command('serve')
      .description('migrate, then serve the API, the widget, the admin and booking pages and the message worker')
      .option('--port <port>', 'the port to listen on, else 8787; 0 takes any free one')
      .option('--host <host>', 'the address to listen on, else 127.0.0.1')
      .option('--demo', 'fill an empty database with a ready-made salon, and show it at /', false),
  ).action(serve)

async function serve({ database, port, host, demo }: ServeFlags): Promise<void> {
  const flags = {
    ...(database !== undefined && { databaseUrl: database }),
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
  }
  const cwd = process.cwd()
  const config = readConfig(flags, process.env, cwd)
  openLog(config.logLevel)
  for (const name of unknownSettings(process.env)) log.warn(`${name} is no setting, and changes nothing.`)
  const changed = changedSecret(config, databasePath(config, cwd))
  if (changed !== null) log.warn(changed)
  const server = await createServer({ config, cwd, demo })
  const http = createAdaptorServer({ fetch: server.app.fetch }) as HttpServer
  const stopKeepingAlive = keepAliveUntilStopped(http)
  try {
    await listen(http, config.port, config.host)
  } catch (error) {
    await server.close()
    throw error
  }
  const bound = http.address() as AddressInfo
  const url = urlOf(bound)
  const isEverywhere = WILDCARD_ADDRESSES.includes(bound.address)
  const link = isEverywhere ? `http://localhost:${bound.port}` : url
  server.setListeningUrl(link)
  // Before the line that says so: who reads it may want to stop the server at once.
  const stop = (): void => {
    stopKeepingAlive()
    void shutDown(http, server)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(`OpenSlot listening on ${url}`)
  if (config.publicUrl === undefined && isEverywhere) log.warn(NO_PUBLIC_URL(link))
  const setupLink = await server.setupLink()
  if (setupLink !== null) console.log(`Set OpenSlot up at ${setupLink}`)
  await warnOfClock(server)
  await warnOfUnsentMail(server)
  await loadLate(config)
}

const listen = (http: HttpServer, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const remedies: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use. Stop the program that has it, or choose another with --port.`,
        EACCES: `Port ${port} needs more rights. Choose one above 1023 with --port.`,
        EADDRNOTAVAIL: `This machine has no address ${host}. Choose another with --host.`,
        ENOTFOUND: `The host ${host} is not known. Choose an address of this machine with --host.`,
      }
      reject(new CommandError(remedies[error.code ?? ''] ?? error.message, { cause: error }))
    })
    http.listen(port, host, resolve)
  })

const urlOf = ({ address, port, family }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`

async function warnOfClock({ storage }: Server): Promise<void> {
  const fault = clockFault(systemClock(), await storage.lastBookedMs())
  if (fault !== null) log.warn(fault)
}

async function warnOfUnsentMail({ sendsMail, storage }: Server): Promise<void> {
  if (sendsMail) return
  const mails = (await storage.outbox.depth()).find(({ channel }) => channel === 'email')
  const waiting = mails?.waiting ?? 0
  log.warn(`Mails are not sent: OPENSLOT_SMTP_URL is not set. They wait in the database (${waiting} now).`)
}

/**
 * Clients that ask again and again on one connection would keep a server that is about to leave: what it answers from
 * then on ends the connection.
 */
function keepAliveUntilStopped(http: HttpServer): () => void {
  const inFlight = new Set<ServerResponse>()
  let isStopped = false
  http.prependListener('request', (_request, response) => {
    if (isStopped) response.shouldKeepAlive = false
    inFlight.add(response)
    response.once('close', () => inFlight.delete(response))
  })
  return () => {
    isStopped = true
    for (const response of inFlight) response.shouldKeepAlive = false
  }
}

/** Takes no new connections, finishes the requests in flight and the mail at hand, closes the database, and leaves. */
async function shutDown(http: HttpServer, server: Server): Promise<void> {
  const force = setTimeout(() => http.closeAllConnections(), SHUTDOWN_MS)
  await new Promise<void>((resolve) => {
    http.close(() => resolve())
    http.closeIdleConnections()
  })
  clearTimeout(force)
  await server.close()
}
