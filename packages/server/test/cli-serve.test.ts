import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli, startServer } from './support/cli.js'

const TIMEOUT_MS = 30_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

/** A booking that the demo's salon can take. */
async function demoWish(port: number): Promise<object> {
  const now = Date.now()
  const range = `from=${new Date(now).toISOString()}&to=${new Date(now + 20 * 86_400_000).toISOString()}`
  const response = await fetch(`http://127.0.0.1:${port}/v1/slots?service=haircut&${range}`)
  const { slots } = (await response.json()) as { slots: { start: string }[] }
  const customer = { name: 'Mia', email: 'mia@example.com' }
  return { service: 'haircut', start: slots.at(-1)?.start, timeZone: 'Europe/Berlin', customer }
}

/** All that a socket receives until the other side ends it. */
async function readToEnd(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  return text
}

test(
  'serve on any free port says where, migrates, answers, and leaves at SIGTERM',
  async () => {
    const server = await startServer(directory)
    expect(server.port).toBeGreaterThan(0)
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${server.url}/v1/services`)).json()).toEqual({ services: [] })
    expect(await server.stop()).toEqual({ code: 0, signal: null })
  },
  TIMEOUT_MS,
)

test(
  'a folder in the place of the secret, as Docker makes it, is named by what would use it',
  async () => {
    await runCli(directory, ['migrate'])
    await mkdir(join(directory, 'openslot.db.secret'))
    const said = /^openslot: .*openslot\.db\.secret is a folder, .* Remove the folder, [^\n]*\n$/m
    const served = await runCli(directory, ['serve', '--port', '0'])
    expect(served).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(said) as string })
    const backedUp = await runCli(directory, ['backup', 'safe.db'])
    expect(backedUp).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(said) as string })
  },
  TIMEOUT_MS,
)

test(
  'SIGTERM right after the line ends it in order as well',
  async () => {
    const server = await startServer(directory)
    expect(await server.stop()).toEqual({ code: 0, signal: null })
  },
  TIMEOUT_MS,
)

test(
  'SIGTERM finishes a booking whose body is still on its way, and takes nothing new, on its connection either',
  async () => {
    const server = await startServer(directory, ['--demo'])
    const body = JSON.stringify(await demoWish(server.port))
    const socket = connect(server.port, '127.0.0.1')
    await once(socket, 'connect')
    const head = `POST /v1/bookings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`
    socket.write(head)
    // The server has begun to read the request once it asks for its body.
    await once(socket, 'data')
    socket.write(body.slice(0, 20))
    const ended = server.stop()
    await refusesConnections(server.port)
    // A client that is never done must not keep it.
    socket.write(`${body.slice(20)}${'GET /v1/services HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20)}`)
    const answers = await readToEnd(socket)
    expect(answers).toMatch(/^HTTP\/1\.1 201 /)
    expect(answers).toMatch(/^Connection: close\r$/im)
    expect(answers.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(await ended).toEqual({ code: 0, signal: null })
    const file = new Database(join(directory, 'openslot.db'), { readonly: true })
    expect(file.prepare('SELECT count(*) FROM bookings').pluck().get()).toBe(1)
    file.close()
  },
  TIMEOUT_MS,
)

/** Tries until nobody listens at the port any more. */
async function refusesConnections(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (!isOpen) return
  }
}

test(
  'a port in use is a line that says so',
  async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const done = await runCli(directory, ['serve', '--port', String(port)])
    expect(done).toMatchObject({ code: 1, stdout: '' })
    expect(done.stderr).toBe(
      `openslot: Port ${port} is in use. Stop the program that has it, or choose another with --port.\n`,
    )
    other.close()
    await once(other, 'close')
  },
  TIMEOUT_MS,
)

test(
  'while nobody can sign in it says where the first owner makes their account; then no more',
  async () => {
    const linkOf = async (settings: Record<string, string> = {}): Promise<string | undefined> => {
      const server = await startServer(directory, [], settings)
      // What it prints last, as no mail server is set.
      await once(server.process.stderr ?? server.process, 'data')
      // Only then has all that it printed arrived.
      await Promise.all([once(server.process, 'close'), server.stop()])
      return /^Set OpenSlot up at (\S+)$/m.exec(server.printed())?.[1]
    }
    const link = new URL((await linkOf()) ?? '')
    expect(link.pathname).toBe('/admin')
    expect(link.hash).toMatch(/^#setup=[\w-]{22}$/)
    const address = 'https://book.example.com'
    expect(await linkOf({ OPENSLOT_PUBLIC_URL: address })).toBe(`${address}/admin${link.hash}`)

    const server = await startServer(directory)
    const made = await fetch(`${server.url}/v1/setup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify({
        code: link.hash.replace('#setup=', ''),
        name: 'Rita',
        email: 'rita@salon.example',
        password: 'correct horse battery',
      }),
    })
    expect(made.status).toBe(201)
    await server.stop()
    expect(await linkOf()).toBeUndefined()
  },
  TIMEOUT_MS,
)

test(
  'without a mail server it says that mails wait, and how many',
  async () => {
    const server = await startServer(directory)
    const [text] = (await once(server.process.stderr ?? server.process, 'data')) as [Buffer]
    expect(text.toString()).toMatch(/"msg":"Mails are not sent: OPENSLOT_SMTP_URL is not set\..*\(0 now\)/)
    await server.stop()
  },
  TIMEOUT_MS,
)

test(
  'a clock behind what the database has seen is a warning in the log',
  async () => {
    const first = await startServer(directory, ['--demo'])
    const made = await fetch(`${first.url}/v1/bookings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'clock' },
      body: JSON.stringify(await demoWish(first.port)),
    })
    expect(made.status).toBe(201)
    await first.stop()
    const file = new Database(join(directory, 'openslot.db'))
    file.exec('UPDATE bookings SET created_ms = created_ms + 7200000')
    file.close()
    const server = await startServer(directory)
    const warned = readUntil(server.process.stderr, /Mails are not sent/)
    expect(await warned).toMatch(
      /"level":"warn".*"msg":"It is \S+ \S+ UTC by this machine’s clock, but a booking was made at .* Set the clock right/,
    )
    await server.stop()
  },
  TIMEOUT_MS,
)

/** What a process says until it says that. */
async function readUntil(stream: Readable | null, end: RegExp): Promise<string> {
  let text = ''
  for await (const chunk of stream ?? []) {
    text += String(chunk)
    if (end.test(text)) break
  }
  return text
}

test(
  'nobody who reads the log and goes away ends the server',
  async () => {
    const server = await startServer(directory)
    server.process.stderr?.destroy()
    for (let asked = 0; asked < 50; asked += 1) await fetch(`${server.url}/v1/services`)
    const answered = await fetch(
      `${server.url}/v1/slots?service=nothing&from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z`,
    )
    expect(answered.status).toBe(404)
    expect(await server.stop()).toEqual({ code: 0, signal: null })
  },
  TIMEOUT_MS,
)

test(
  'a variable that looks like a setting and is none is named',
  async () => {
    const server = await startServer(directory, [], { OPENSLOT_SMTP_ULR: 'smtp://mail.example' })
    const [text] = (await once(server.process.stderr ?? server.process, 'data')) as [Buffer]
    expect(text.toString()).toMatch(/"msg":"OPENSLOT_SMTP_ULR is no setting, and changes nothing\."/)
    await server.stop()
  },
  TIMEOUT_MS,
)

test(
  'a secret other than the one that was used is named, with the setting for the one before',
  async () => {
    const first = await startServer(directory, ['--demo'])
    const made = await fetch(`${first.url}/v1/bookings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(await demoWish(first.port)),
    })
    expect(made.status).toBe(201)
    await first.stop()
    const server = await startServer(directory, [], { OPENSLOT_SECRET: 'n'.repeat(32) })
    const [text] = (await once(server.process.stderr ?? server.process, 'data')) as [Buffer]
    expect(text.toString()).toMatch(/"msg":"OPENSLOT_SECRET is not the secret in .*OPENSLOT_SECRET_PREVIOUS/)
    await server.stop()
  },
  TIMEOUT_MS,
)

test(
  'on every address of the machine it wants to know which one links begin with, and takes one that opens there',
  async () => {
    const server = await startServer(directory, ['--host', '0.0.0.0', '--demo'])
    const [text] = (await once(server.process.stderr ?? server.process, 'data')) as [Buffer]
    const local = `http://localhost:${server.port}`
    expect(text.toString()).toMatch(new RegExp(`"msg":"Links in mails will begin with ${local}, .*OPENSLOT_PUBLIC_URL`))
    const response = await fetch(`http://127.0.0.1:${server.port}/v1/bookings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(await demoWish(server.port)),
    })
    expect(((await response.json()) as { manageUrl: string }).manageUrl).toMatch(new RegExp(`^${local}/manage/`))
    await server.stop()
  },
  TIMEOUT_MS,
)

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['a wrong flag', ['serve', '--port', 'x'], {}, /^openslot: --port: Use a port/],
  ['a wrong variable', ['serve'], { OPENSLOT_PUBLIC_URL: 'x' }, /^openslot: OPENSLOT_PUBLIC_URL: Use an address/],
  ['a wrong variable elsewhere', ['migrate'], { OPENSLOT_SECRET: 'x' }, /^openslot: OPENSLOT_SECRET: Use at least/],
  [
    'a folder for a database',
    ['migrate', '--database', 'file:.'],
    {},
    /^openslot: \S+ is a folder\. Name a file in it/,
  ],
  ['an unknown flag', ['serve', '--prot', '1'], {}, /^error: unknown option '--prot'/],
  ['an unknown command', ['sevre'], {}, /^error: unknown command 'sevre'/],
  ['a missing argument', ['import'], {}, /^error: missing required argument 'file'/],
])(
  '%s stops with a line',
  async (_what, args, settings, line) => {
    const done = await runCli(directory, args, settings)
    expect(done).toMatchObject({ code: 1, stdout: '' })
    expect(done.stderr).toMatch(line)
    expect(done.stderr).not.toMatch(/^\s+at /m)
  },
  TIMEOUT_MS,
)

test(
  'a database of a newer version is a line, not a stack',
  async () => {
    await runCli(directory, ['migrate'])
    const file = new Database(join(directory, 'openslot.db'))
    file.exec("INSERT INTO schema_migrations VALUES (999, 'future', 0)")
    file.close()
    const done = await runCli(directory, ['serve', '--port', '0'])
    expect(done.code).toBe(1)
    expect(done.stderr).toMatch(/^openslot: The database was made by a newer OpenSlot \(migration 999; [^\n]*\n$/)
  },
  TIMEOUT_MS,
)

test(
  'migrate says what it did, and the second time that there was nothing to do',
  async () => {
    expect((await runCli(directory, ['migrate'])).stdout).toMatch(/^Applied: initial(?:, [a-z-]+)*\.\n$/)
    expect((await runCli(directory, ['migrate'])).stdout).toBe('The database is up to date.\n')
  },
  TIMEOUT_MS,
)

test(
  'settings come from the file beside, too',
  async () => {
    await writeFile(join(directory, 'openslot.config.json'), JSON.stringify({ databaseUrl: 'file:./other.db' }))
    await runCli(directory, ['migrate'])
    const file = new Database(join(directory, 'other.db'), { readonly: true, fileMustExist: true })
    expect(file.prepare('SELECT count(*) FROM schema_migrations').pluck().get()).toBeGreaterThan(0)
    file.close()
  },
  TIMEOUT_MS,
)

test(
  '--help names every command',
  async () => {
    const done = await runCli(directory, ['--help'])
    expect(done.code).toBe(0)
    for (const command of ['serve', 'migrate', 'import', 'token'])
      expect(done.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  },
  TIMEOUT_MS,
)
