import { CatalogFileError, type Fault } from '../../catalog/catalog-file-error.js'
import { readText } from '../read-text.js'
import { CsvError, parseCsv } from './parse-csv.js'

/** What a CSV file has. */
export interface Table {
  readonly rows: readonly Row[]
  /** The columns that it must have and hasn't. */
  readonly missing: readonly string[]
}

/** A row of a CSV file whose first row names the columns. */
export interface Row {
  /** `bookings.csv, row 3`, as spreadsheets count. */
  readonly at: string
  /** What a column says, trimmed; `undefined`: nothing. */
  readonly cell: (column: string) => string | undefined
}

/**
 * The rows of a file. What is wrong with it as a table goes to `faults`, a line each.
 *
 * @param columns what its first row may name; those with `!` it must
 * @throws CatalogFileError when it can't be read at all
 */
export async function readTable(
  path: string,
  name: string,
  columns: readonly string[],
  faults: Fault[],
): Promise<Table> {
  const rows = cellsOf(name, await readText(path))
  const [header = [], ...content] = rows
  const names = header.map((column) => column.trim().toLowerCase())
  const top = `${name}, row 1`
  const known = columns.map((column) => column.replace('!', ''))
  for (const column of names.filter((named) => !known.includes(named)))
    faults.push({ at: top, message: `"${column}" is no column. Known are ${known.join(', ')}.` })
  const missing = known.filter((column, index) => columns[index]?.endsWith('!') && !names.includes(column))
  for (const column of missing) faults.push({ at: top, message: `The column ${column} is missing.` })
  for (const column of names.filter((named, index) => names.indexOf(named) !== index))
    faults.push({ at: top, message: `The column ${column} is there twice. Leave one away.` })
  const filled = content.flatMap((cells, index): Row[] => {
    const at = `${name}, row ${index + 2}`
    // Spreadsheets leave empty rows behind.
    if (cells.every((cell) => cell.trim() === '')) return []
    if (cells.length > names.length)
      faults.push({ at, message: 'It has more cells than row 1 has names. Mend its quotation marks.' })
    return [{ at, cell: (column) => cells[names.indexOf(column)]?.trim() || undefined }]
  })
  return { rows: filled, missing }
}

function cellsOf(name: string, text: string): string[][] {
  try {
    return parseCsv(text)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw CatalogFileError.listing([{ at: `${name}, row ${error.row}`, message: error.message }])
  }
}
