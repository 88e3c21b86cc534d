import type { Fault } from '../../catalog/catalog-file-error.js'
import type { Row } from './table.js'

/** Reads a cell as something; `undefined`: it can't be. */
export type Reader<Value> = (text: string) => Value | undefined

/** How a column becomes a field of the import file, and what to write when it can't. */
export interface Column {
  readonly field: string
  readonly read: Reader<unknown>
  readonly remedy: string
}

export const text = (field: string): Column => ({ field, read: (cell) => cell, remedy: '' })

export const number = (field: string): Column => ({
  field,
  read: (cell) => (/^-?\d{1,9}$/.test(cell) ? Number(cell) : undefined),
  remedy: 'Use a whole number.',
})

const YES_OR_NO: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false }

export const yesOrNo = (field: string): Column => ({
  field,
  read: (cell) => YES_OR_NO[cell.toLowerCase()],
  remedy: 'Use yes or no.',
})

/** Several in one cell, with blanks, commas or semicolons between them. */
export const several = (field: string): Column => ({ field, read: splitCell, remedy: '' })

export const splitCell = (cell: string): string[] => cell.split(/[\s,;]+/).filter((part) => part !== '')

/** What a row says, as an entry of the import file: empty cells say nothing. */
export function entryOf(row: Row, columns: Readonly<Record<string, Column>>, faults: Fault[]): Record<string, unknown> {
  const entry: Record<string, unknown> = {}
  for (const [column, { field, read, remedy }] of Object.entries(columns)) {
    const cell = row.cell(column)
    if (cell === undefined) continue
    const value = read(cell)
    if (value === undefined) faults.push({ at: `${row.at}, ${column}`, message: remedy })
    else entry[field] = value
  }
  return entry
}
