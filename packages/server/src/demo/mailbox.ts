import { open, readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Clock } from '../clock.js'
import { log } from '../log.js'
import type { Mail, MailTransport } from '../notifications/mail.js'

const calendar = v.object({ method: v.picklist(['REQUEST', 'CANCEL']), content: v.string() })

const mailboxEntry = v.object({
  id: v.string(),
  /** Epoch ms. */
  sentMs: v.number(),
  mail: v.object({
    to: v.object({ name: v.string(), email: v.string() }),
    subject: v.string(),
    text: v.string(),
    html: v.string(),
    calendar: v.nullable(calendar),
  }) satisfies v.GenericSchema<Mail>,
})

export type MailboxEntry = v.InferOutput<typeof mailboxEntry>

/** The demo's stand-in for a mail server: keeps what would have been sent in a folder, where a page shows it. */
export interface Mailbox extends MailTransport {
  /** Newest first. A file that can't be read is left out, and named in the log. */
  list(): Promise<MailboxEntry[]>
  find(id: string): Promise<MailboxEntry | undefined>
}

/** Ids name files: only those that a message can have are looked up. */
const ID = /^[0-9a-f-]{36}(?:\.\d+)?$/

/** @param directory must be there */
export function openMailbox(directory: string, clock: Clock): Mailbox {
  const read = async (id: string): Promise<MailboxEntry | undefined> => {
    const path = join(directory, `${id}.json`)
    try {
      return v.parse(mailboxEntry, JSON.parse(await readFile(path, 'utf8')))
    } catch {
      // Not the reason: it may quote the mail.
      log.warn(`${path} is no mail. Remove it.`)
      return undefined
    }
  }
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
      const file = await open(draft, 'w', 0o600)
      try {
        await file.writeFile(JSON.stringify(entry))
        // Without it, a power cut can leave the new name without its content, of a mail that counts as sent.
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, join(directory, `${id}.json`))
    },
    list: async () => {
      const entries = await Promise.all((await ids()).map(read))
      const readable = entries.filter((entry) => entry !== undefined)
      return readable.toSorted((a, b) => b.sentMs - a.sentMs || (a.id < b.id ? 1 : -1))
    },
    find: async (id) => ((await ids()).includes(id) ? read(id) : undefined),
    close: async () => {},
  }
}
