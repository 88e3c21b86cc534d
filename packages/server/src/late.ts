import { createRequire } from 'node:module'
import type * as Altcha from 'altcha-lib'
import type * as Pbkdf2 from 'altcha-lib/algorithms/pbkdf2'
import type * as Phones from 'libphonenumber-js'
import type * as Mailer from 'nodemailer'
import { log } from './log.js'

const require = createRequire(import.meta.url)

/**
 * A package that a server can listen without. It is found at once and read with the first call; what couldn't be read,
 * as with no file descriptor left, is read anew with the next, which `import()` doesn't do.
 */
function late(name: string): () => unknown {
  const path = require.resolve(name)
  return () => require(path) as unknown
}

export const mailLibrary = late('nodemailer') as () => typeof Mailer
export const phoneLibrary = late('libphonenumber-js') as () => typeof Phones
export const challengeLibrary = late('altcha-lib') as () => typeof Altcha
export const keyLibrary = late('altcha-lib/algorithms/pbkdf2') as () => typeof Pbkdf2

/** The settings that decide what is needed. */
interface Needs {
  readonly smtpUrl?: string | undefined
  readonly twilioAccountSid?: string | undefined
  readonly challenge: 'on' | 'off'
}

const isChallenging = ({ challenge }: Needs): boolean => challenge === 'on'

/** Who will need it. */
const NEEDED = [
  { load: mailLibrary, by: ({ smtpUrl }) => smtpUrl !== undefined },
  { load: phoneLibrary, by: ({ twilioAccountSid }) => twilioAccountSid !== undefined },
  { load: challengeLibrary, by: isChallenging },
  { load: keyLibrary, by: isChallenging },
] as const satisfies readonly { readonly load: () => unknown; readonly by: (settings: Needs) => boolean }[]

/**
 * Loads what a server with these settings will need, in the background: once it listens, so that nobody waits for it, and
 * not with the first mail, when another version may lie in its place.
 */
export async function loadLate(settings: Needs): Promise<void> {
  for (const { load } of NEEDED.filter(({ by }) => by(settings))) {
    // Requests have their turn in between.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      load()
    } catch (error) {
      log.warn({ err: error }, 'What mails, text messages or challenges need can’t be read yet. It is tried again.')
    }
  }
}
