import { readFile, readdir, rename, writeFile } from 'node:fs/promises'
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
const ID = /^[0-9a-f-]{36}(?:\.\d+)?$/

/** @param directory must be there */
export function openMailbox(directory: string, clock: Clock): Mailbox {
  const read = async (id: string): Promise<MailboxEntry> =>
    JSON.parse(await readFile(join(directory, `${id}.json`), 'utf8')) as MailboxEntry
  const ids = async (): Promise<string[]> => {
    const files = await readdir(directory)
    return files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -5))
      .filter((id) => ID.test(id))
  }
  return {
    send: async (id, mail) => {
      const entry: MailboxEntry = { id, sentMs: clock(), mail }
      // Whole or not at all: a page may read the folder at any moment. A mail carries a manage link: the owner's only.
      const draft = join(directory, `${id}.draft`)
      await writeFile(draft, JSON.stringify(entry), { mode: 0o600 })
      await rename(draft, join(directory, `${id}.json`))
    },
    list: async () => {
      const entries = await Promise.all((await ids()).map(read))
      return entries.toSorted((a, b) => b.sentMs - a.sentMs || (a.id < b.id ? 1 : -1))
    },
    find: async (id) => ((await ids()).includes(id) ? read(id) : undefined),
    close: async () => {},
  }
}
