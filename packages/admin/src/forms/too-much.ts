import type { Words } from '../i18n/en.js'
import type { Faults, Values } from './form.js'

/** Numbers that are larger than the server takes, by the fields' names; said here in the reader's language. */
export const tooMuch = (values: Values, most: Readonly<Record<string, number>>, { fields }: Words): Faults =>
  Object.fromEntries(
    Object.entries(most)
      .filter(([name, limit]) => numbersIn(values[name] ?? '').some((number) => number > limit))
      .map(([name, limit]) => [name, fields.tooMuch(limit)]),
  )

/** One, or a list of them. */
const numbersIn = (text: string): readonly number[] =>
  text
    .split(/[\s,;]+/)
    .filter((part) => /^\d+$/.test(part))
    .map(Number)
