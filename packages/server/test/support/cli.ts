import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'

export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Only what a process needs: the settings of whoever runs the tests must not leak in. */
const environmentOf = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  ...settings,
})

/** Runs the real command line to its end. */
export const runCli = (
  cwd: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Finished> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { cwd, env: environmentOf(settings) }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr })
    })
  })

export interface RunningServer {
  readonly url: string
  readonly port: number
  readonly process: ChildProcess
  /** All that it has printed to its standard output so far. */
  printed(): string
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<{ code: number | null; signal: string | null }>
}

/**
 * Starts the real server on a free port and waits for the line that says so.
 *
 * @param fileKiB what its files may grow to, to stand for a full disk
 */
export async function startServer(
  cwd: string,
  args: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  fileKiB?: number,
): Promise<RunningServer> {
  const node = [process.execPath, CLI, 'serve', '--port', '0', ...args]
  const [command = '', ...rest] = fileKiB === undefined ? node : [...limitedTo(fileKiB), ...node]
  const child = spawn(command, rest, { cwd, env: environmentOf(settings) })
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>
  let printed = ''
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()))
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(([code]) => {
      throw new Error(`the server ended with ${code} before it listened`)
    }),
  ])) as [string]
  const url = /^OpenSlot listening on (http:\/\/\S+)$/.exec(line)?.[1]
  if (url === undefined) throw new Error(`not the line that was expected: ${line}`)
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    printed: () => printed,
    stop: async () => {
      child.kill('SIGTERM')
      const [code, signal] = await exited
      return { code, signal }
    },
  }
}

/** What a command is begun with whose files may grow to so much. The shell is to say nothing itself. */
const limitedTo = (kiB: number): string[] => ['bash', '--norc', '-c', `ulimit -S -f ${kiB}; exec "$0" "$@"`]

/** All rows of a table of the database that commands have made in a folder. */
export function rowsOf(directory: string, table: string): Record<string, unknown>[] {
  const file = new Database(join(directory, 'openslot.db'), { readonly: true })
  try {
    return file.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
  } finally {
    file.close()
  }
}
