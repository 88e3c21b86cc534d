import { type Options, hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's first choice of costs (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const COSTS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is stored of a password: a PHC string with its salt and costs. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COSTS)

/**
 * Whether a password is the one that was hashed. Where there is no account, against a hash that nothing fits, which
 * takes as long: how long it takes tells nobody who has one.
 */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  noHash ??= hashPassword('')
  const isRight = await verify(passwordHash ?? (await noHash), password.normalize('NFKC'))
  return isRight && passwordHash !== undefined
}

let noHash: Promise<string> | undefined
