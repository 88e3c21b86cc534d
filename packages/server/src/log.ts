import { type DestinationStream, pino } from 'pino'

/** What can be written to it; `silent`: nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** The words of an error and where it was thrown: what else it carries may be a customer's, such as the values of a query. */
function described(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  // What can't be parsed is quoted.
  const message = error instanceof SyntaxError ? 'Something can’t be parsed.' : error.message
  return {
    type: error.name,
    message,
    ...('code' in error && { code: error.code }),
    stack: error.stack?.replace(error.message, () => message),
    ...(error.cause !== undefined && { cause: described(error.cause) }),
  }
}

/** As a person reads it, who sits before a terminal. */
function forTerminal(entry: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(entry) as Record<string, unknown>
  const facts = Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`)
  const { stack } = (err ?? {}) as { stack?: string }
  const line = [String(time).slice(11, 19), String(level).toUpperCase(), msg, ...facts].join(' ')
  return stack === undefined ? `${line}\n` : `${line}\n${stack}\n`
}

/** Standard output is for what a command answers. */
let destination: DestinationStream = { write: (entry) => void process.stderr.write(entry) }

/**
 * The server's log: a line of JSON an entry. No address, name or text of a customer belongs in it, and no address of a
 * request, which may carry a key.
 */
export const log = pino(
  {
    level: 'warn',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: described },
  },
  { write: (entry) => destination.write(entry) },
)

const TOGETHER_BYTES = 4096
const TOGETHER_MS = 250
/** What waits for a reader who is slow; beyond it, entries are dropped. */
const MOST_WAITING_BYTES = 4_194_304

/**
 * For a server, which logs with every request: entries are written together, beside its other work, and whoever reads
 * them may be slow or go away.
 */
export function openLog(level: (typeof LOG_LEVELS)[number]): void {
  log.level = level
  // Who has gone away reads nothing; that is no reason to end.
  process.stderr.on('error', () => {})
  if (process.stderr.isTTY) {
    destination = { write: (entry) => void process.stderr.write(forTerminal(entry)) }
    return
  }
  const together = pino.destination({
    dest: 2,
    sync: false,
    minLength: TOGETHER_BYTES,
    maxLength: MOST_WAITING_BYTES,
    periodicFlush: TOGETHER_MS,
  })
  together.on('error', () => {})
  destination = together
}
