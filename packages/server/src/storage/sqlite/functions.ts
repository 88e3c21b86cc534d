import { foldCase } from '@openslot/core'
import type Database from 'better-sqlite3'
import { foldAccents, spellOut } from '../../customers/fold-accents.js'
import { isNumberLike } from '../../customers/number-like.js'

/** What migrations and queries call beside SQLite's own functions, whose `lower()` knows ASCII letters only. */
export function addFunctions(sqlite: Database.Database): void {
  sqlite.function('fold_case', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? foldCase(text) : null,
  )
  sqlite.function('fold_accents', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? foldAccents(text) : null,
  )
  sqlite.function('spell_out', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? spellOut(text) : null,
  )
  sqlite.function('is_number_like', { deterministic: true }, (stored: unknown, wanted: unknown) =>
    typeof stored === 'string' && typeof wanted === 'string' ? Number(isNumberLike(stored, wanted)) : 0,
  )
}
