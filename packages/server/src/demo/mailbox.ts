import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.js'
import type { Mail, MailTransport } from '../notifications/mail.js'

export interface MailboxEntry {
  readonly id: string
  /** Epoch ms. */
  readonly sentMs: number
  readonly mail: Mail
}

/** The demo's stand-in for a mail server: keeps what would have been sent in a folder, where a page shows it. */
export interface Mailbox extends MailTransport {
  /** Newest first. */
  list(): Promise<MailboxEntry[]>
  find(id: string): Promise<MailboxEntry | undefined>
}

/** Ids name files: only those that a message can have are looked up. */
const ID = /^[0-9a-f-]{36}$/

export function openMailbox(directory: string, clock: Clock): Mailbox {
  const read = async (id: string): Promise<MailboxEntry> =>
    JSON.parse(await readFile(join(directory, `${id}.json`), 'utf8')) as MailboxEntry
  const ids = async (): Promise<string[]> => {
    await mkdir(directory, { recursive: true })
    const files = await readdir(directory)
    return files.map((file) => file.replace(/\.json$/, '')).filter((id) => ID.test(id))
  }
  return {
    send: async (id, mail) => {
      await mkdir(directory, { recursive: true })
      const entry: MailboxEntry = { id, sentMs: clock(), mail }
      await writeFile(join(directory, `${id}.json`), JSON.stringify(entry))
    },
    list: async () => {
      const entries = await Promise.all((await ids()).map(read))
      return entries.toSorted((a, b) => b.sentMs - a.sentMs || (a.id < b.id ? 1 : -1))
    },
    find: async (id) => ((await ids()).includes(id) ? read(id) : undefined),
    close: async () => {},
  }
}
