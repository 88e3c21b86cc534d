import type { Words } from '../i18n/en.js'

// As the server counts (core/wire/admin/users.ts): what people see as characters, not UTF-16 units.
const MIN_PASSWORD = 12
const MAX_PASSWORD = 200

/** What is wrong with a password to be; `undefined`: nothing. */
export function newPasswordFault(password: string, { fields }: Words): string | undefined {
  const { length } = Array.from(password)
  if (length < MIN_PASSWORD) return fields.passwordShort
  return length > MAX_PASSWORD ? fields.passwordLong : undefined
}
