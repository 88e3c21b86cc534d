/** Not CSV as RFC 4180 has it. */
export class CsvError extends Error {
  override readonly name = 'CsvError'
  /** As spreadsheets count. */
  readonly row: number

  constructor(message: string, row: number) {
    super(message)
    this.row = row
  }
}

const DELIMITERS = [',', ';', '\t'] as const

/**
 * The cells of a CSV text, row by row (RFC 4180). Spreadsheets in half of Europe put semicolons where others put commas:
 * whichever the first line has more of separates the cells.
 *
 * @throws CsvError
 */
export function parseCsv(text: string): string[][] {
  const content = text.replace(/^\ufeff/, '')
  const delimiter = delimiterOf(content)
  // A cell in quotes, or one without any; then what ends it.
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${delimiter}\r\n]*))(${delimiter}|\r\n|\n|\r|$)`, 'y')
  const rows: string[][] = []
  let row: string[] = []
  while (cell.lastIndex < content.length || row.length > 0) {
    const found = cell.exec(content)
    if (!found) throw new CsvError(quoteFault(content, delimiter), rows.length + 1)
    const [, quoted, plain = '', end] = found
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === delimiter) continue
    rows.push(row)
    row = []
    if (end === '') break
  }
  return rows
}

function delimiterOf(text: string): string {
  const [header = ''] = /^[^\r\n]*/.exec(text) ?? []
  const count = (delimiter: string): number => header.split(delimiter).length
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

const quoteFault = (text: string, delimiter: string): string =>
  (text.split('"').length - 1) % 2 === 1
    ? 'A quotation mark is not closed. Put one at the end of the cell, or two ("") where one belongs into it.'
    : `A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks, and two ("") for each in it, before the next ${JSON.stringify(delimiter)}.`
