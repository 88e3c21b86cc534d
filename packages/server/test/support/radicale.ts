import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const USER = { username: 'anna', password: 'hunter2' } as const

/** A real CalDAV server, with an account of {@link USER} and two calendars in it. */
export interface Radicale extends AsyncDisposable {
  readonly url: string
  /** The addresses of its calendars. */
  readonly calendars: { readonly work: string; readonly home: string }
  /** Puts an event into a calendar, as its owner's own program would: a whole VCALENDAR, or the lines of a VEVENT. */
  put(calendar: string, name: string, content: string): Promise<void>
  /** What stands in a calendar, by the path of each event. */
  contents(calendar: string): Promise<Map<string, string>>
  remove(path: string): Promise<void>
  /** Makes a calendar anew, as whoever restores a backup of it does: with what stood in it then, and nothing else. */
  restore(calendar: string, contents: ReadonlyMap<string, string>): Promise<void>
  changePassword(password: string): Promise<void>
  /** Goes down. */
  stop(): Promise<void>
  /** Comes back, where it was. */
  start(): Promise<void>
}

export async function openRadicale(): Promise<Radicale> {
  const directory = await mkdtemp(join(tmpdir(), 'openslot-radicale-'))
  const users = join(directory, 'users')
  let password: string = USER.password
  const writeUsers = (): Promise<void> => writeFile(users, `${USER.username}:${password}\n`)
  await writeUsers()
  let running: { readonly process: ChildProcess; readonly port: number } | undefined
  const start = async (): Promise<void> => {
    running = await startProcess(directory, users, running?.port ?? 0)
  }
  const stop = async (): Promise<void> => {
    const { process: child } = running ?? {}
    if (!child || child.exitCode !== null) return
    child.stdin?.end()
    await once(child, 'exit')
  }
  await start()
  const url = `http://127.0.0.1:${running?.port}/`
  const calendars = { work: `${url}anna/work/`, home: `${url}anna/home/` }
  const ask = async (method: string, address: string, body?: string, headers: object = {}): Promise<string> => {
    const authorization = `Basic ${Buffer.from(`${USER.username}:${password}`).toString('base64')}`
    const response = await fetch(address, {
      method,
      headers: { Authorization: authorization, 'Content-Type': 'text/calendar; charset=utf-8', ...headers },
      ...(body !== undefined && { body }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`)
    return text
  }
  for (const [name, address] of Object.entries(calendars)) await ask('MKCALENDAR', address, mkcalendar(name))
  return {
    url,
    calendars,
    put: async (calendar, name, content) => void (await ask('PUT', `${calendar}${name}.ics`, whole(name, content))),
    contents: async (calendar) => {
      const listed = await ask('PROPFIND', calendar, undefined, { Depth: '1' })
      const paths = [...listed.matchAll(/<href>([^<]+\.ics)<\/href>/g)].map((match) => match[1] ?? '')
      return new Map(
        await Promise.all(paths.map(async (path) => [path, await ask('GET', new URL(path, url).href)] as const)),
      )
    },
    remove: async (path) => void (await ask('DELETE', new URL(path, url).href)),
    restore: async (calendar, contents) => {
      await ask('DELETE', calendar)
      await ask('MKCALENDAR', calendar, mkcalendar('restored'))
      for (const [path, event] of contents) await ask('PUT', new URL(path, url).href, event)
    },
    changePassword: async (changed) => {
      password = changed
      await writeUsers()
    },
    start,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop()
      await rm(directory, { recursive: true })
    },
  }
}

/** Ends it when our end of the pipe is closed, be it that this process is killed. */
const WHILE_WE_LIVE = 'exec 3<&0; "$@" 3<&- & pid=$!; { cat <&3 >/dev/null; kill $pid; } 2>/dev/null & wait $pid'

async function startProcess(
  directory: string,
  users: string,
  port: number,
): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const child = spawn(
    'sh',
    [
      '-c',
      WHILE_WE_LIVE,
      'sh',
      process.env['RADICALE_PATH'] ?? 'radicale',
      '--config=',
      `--server-hosts=127.0.0.1:${port}`,
      '--auth-type=htpasswd',
      `--auth-htpasswd-filename=${users}`,
      '--auth-htpasswd-encryption=plain',
      '--auth-delay=0',
      `--storage-filesystem-folder=${join(directory, 'collections')}`,
      '--logging-level=info',
    ],
    { env: { PATH: process.env['PATH'] }, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  const said: string[] = []
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]).then(([reason]) => {
    throw new Error(
      `radicale did not start (${String(reason)}). Debian has it: apt-get install radicale\n${said.join('\n')}`,
    )
  })
  const listening = (async (): Promise<number> => {
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line)
      const found = /Listening on '\[127\.0\.0\.1\]:(\d+)'/.exec(line)?.[1]
      if (found !== undefined) return Number(found)
    }
    return ended
  })()
  const listensOn = await Promise.race([listening, ended])
  // What it goes on to say is read, or it would stand still once the pipe is full.
  child.stderr.resume()
  return { process: child, port: listensOn }
}

const mkcalendar = (name: string): string => `<?xml version="1.0" encoding="utf-8"?>
<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
<d:displayname>${name}</d:displayname>
<c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>
</d:prop></d:set></c:mkcalendar>`

function whole(name: string, content: string): string {
  if (content.startsWith('BEGIN:VCALENDAR')) return content
  const lines = content.split('\n').map((line) => line.trim())
  const uid = lines.some((line) => line.startsWith('UID:')) ? [] : [`UID:${name}`]
  const event = ['BEGIN:VEVENT', ...uid, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Somebody//Calendar//EN', ...event, 'END:VCALENDAR', ''].join(
    '\r\n',
  )
}
