import { foldCase } from '@openslot/core'
import { isPhone } from '@openslot/core/wire'
import { type SQL, and, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { foldAccents } from '../../customers/fold-accents.js'
import { bookings } from './schema.js'

/**
 * Whether a booking's customer is who is looked for: each word is a part of their name, their e-mail address or their
 * phone number, in any order, with accents or without; or all of it is a phone number, however it is written.
 */
export function matches(text: string): SQL | undefined {
  const words = foldCase(text).split(/\s+/).filter(Boolean)
  return or(and(...words.map(hasWord)), isPhone(text.trim()) ? hasNumber(text.trim()) : undefined)
}

function hasWord(word: string): SQL | undefined {
  return or(hasInName(foldAccents(word)), has(bookings.customerKey, word), has(bookings.customerPhone, word))
}

/** SQLite's LIKE knows both cases of ASCII letters. Asking JavaScript takes its time: only about names with others. */
function hasInName(word: string): SQL | undefined {
  // Of an accent alone, nothing is left.
  if (word === '') return undefined
  const name = bookings.customerName
  const spelt = /ae|oe|ue|aa/.test(word) ? has(sql`spell_out(${name})`, word) : undefined
  return or(has(name, word), and(sql`${name} GLOB '*[^ -~]*'`, or(has(sql`fold_accents(${name})`, word), spelt)))
}

const has = (column: SQLiteColumn | SQL, part: string): SQL =>
  sql`${column} LIKE ${`%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} ESCAPE '\\'`

// One call of JavaScript for a row costs less than taking each sign out of it in SQL.
const hasNumber = (wanted: string): SQL => sql`is_number_like(${bookings.customerPhone}, ${wanted})`
