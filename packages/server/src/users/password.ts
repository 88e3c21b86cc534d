import { type Options, hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's first choice of costs (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const COSTS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Different keyboards type the same characters in different ways. */
const typed = (password: string): string => password.normalize('NFKC')

export const isSamePassword = (one: string, other: string): boolean => typed(one) === typed(other)

/** What is stored of a password: a PHC string with its salt and costs. */
export const hashPassword = (password: string): Promise<string> => hash(typed(password), COSTS)

/**
 * Whether a password is the one that was hashed. Where there is no account, against a hash that nothing fits, which
 * takes as long: how long it takes tells nobody who has one.
 */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  noHash ??= hashPassword('')
  const isRight = await verify(passwordHash ?? (await noHash), typed(password))
  return isRight && passwordHash !== undefined
}

let noHash: Promise<string> | undefined
