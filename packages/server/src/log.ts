import { type DestinationStream, pino } from 'pino'

/** What can be written to it; `silent`: nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** The words of an error and where it was thrown: what else it carries may be a customer's, such as the values of a query. */
const described = (error: unknown): object =>
  error instanceof Error
    ? {
        type: error.name,
        message: error.message,
        ...('code' in error && { code: error.code }),
        stack: error.stack,
        ...(error.cause !== undefined && { cause: described(error.cause) }),
      }
    : { message: String(error) }

/** As a person reads it, who sits before a terminal. */
function forTerminal(entry: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(entry) as Record<string, unknown>
  const facts = Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`)
  const { stack } = (err ?? {}) as { stack?: string }
  const line = [String(time).slice(11, 19), String(level).toUpperCase(), msg, ...facts].join(' ')
  return stack === undefined ? `${line}\n` : `${line}\n${stack}\n`
}

/** Standard output is for what a command answers. */
const toStandardError: DestinationStream = {
  write: (entry) => void process.stderr.write(process.stderr.isTTY ? forTerminal(entry) : entry),
}

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
  toStandardError,
)
