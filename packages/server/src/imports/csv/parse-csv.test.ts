import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvError, parseCsv } from './parse-csv.js'

describe('parseCsv', () => {
  test('gives back what any writer of RFC 4180 has put in', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ß', ',', ';', '\t', '"', '\n', '\r\n', ' ', '😀') })
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    const format = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      eol: fc.constantFrom('\n', '\r\n'),
      isEnded: fc.boolean(),
      bom: fc.constantFrom('', '\ufeff'),
    })
    fc.assert(
      fc.property(table, format, (cells, { delimiter, eol, isEnded, bom }) => {
        // The first row, which says what separates cells, has names only.
        const rows = [Array.from(cells[0] ?? [], (_, index) => `c${index}`), ...cells]
        const lines = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
        expect(parseCsv(bom + lines.join(eol) + (isEnded ? eol : ''))).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\r\n1,5;x\r\n',
      [
        ['a', 'b'],
        ['1,5', 'x'],
      ],
    ],
    [
      'a,b\n,',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    [
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['', []],
    ['"a ""b"""\n', [['a "b"']]],
  ])('%j', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows)
  })

  test.each([
    ['a,b\n1,5" nails', 'A quotation mark is not closed'],
    ['a,b\n1,the "big" one', 'A quotation mark stands in the middle'],
    ['a,b\n1,"big" one', 'A quotation mark stands in the middle'],
    ['a,b\n1,"never closed\n2,3', 'A quotation mark is not closed'],
  ])('%j is refused', (text, message) => {
    expect(() => parseCsv(text)).toThrow(CsvError)
    expect(() => parseCsv(text)).toThrow(expect.objectContaining({ row: 2 }) as Error)
    expect(() => parseCsv(text)).toThrow(message)
  })
})
