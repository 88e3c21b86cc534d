import type { Words } from '../i18n/en.js'
import type { Faults, Values } from './form.js'

/** Characters, as the server takes them. */
export const MOST_CHARACTERS = { email: 254, phone: 40, url: 2000 } as const

/** What is longer than the server takes, by the fields' names; said here in the reader's language. */
export const tooLong = (values: Values, most: Readonly<Record<string, number>>, { fields }: Words): Faults =>
  Object.fromEntries(
    Object.entries(most)
      .filter(([name, length]) => (values[name] ?? '').trim().length > length)
      .map(([name, length]) => [name, fields.tooLong(length)]),
  )
