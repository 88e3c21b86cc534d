/** The rows of a table, each by its columns' names. */
export type DumpedRow = Readonly<Record<string, string | null>>

interface Token {
  readonly kind: 'text' | 'name' | 'sign' | 'word'
  readonly value: string
}

const TOKEN =
  /(\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)|'([^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*)'|`([^`]*)`|([(),;])|([^\s'`(),;]+)/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', Z: '\u001a', b: '\b' }

/**
 * What `mysqldump` or phpMyAdmin have written: the rows of `INSERT`s, with their columns from there or from the
 * `CREATE TABLE` before. Everything else is passed over.
 *
 * @throws SyntaxError where it is none
 */
export function readSqlDump(sql: string): ReadonlyMap<string, readonly DumpedRow[]> {
  const columnsOf = new Map<string, readonly string[]>()
  const tables = new Map<string, DumpedRow[]>()
  for (const statement of statementsIn(sql)) {
    const [first, second] = statement.map(({ value }) => value.toUpperCase())
    const name = statement.find(({ kind }) => kind === 'name')?.value ?? ''
    if (first === 'CREATE' && second === 'TABLE') columnsOf.set(name, definedColumns(statement))
    if (first !== 'INSERT') continue
    const values = statement.findIndex(({ kind, value }) => kind === 'word' && value.toUpperCase() === 'VALUES')
    const named = statement.slice(0, Math.max(values, 0)).flatMap(({ kind, value }) => (kind === 'name' ? [value] : []))
    const columns = named.length > 1 ? named.slice(1) : columnsOf.get(name)
    if (values < 0 || !columns)
      throw new SyntaxError(`The columns of \`${name}\` aren’t known: dump its structure, too.`)
    const rows = tables.get(name) ?? []
    tables.set(name, rows)
    for (const row of tuples(statement.slice(values + 1)))
      rows.push(Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])))
  }
  return tables
}

function* statementsIn(sql: string): Generator<readonly Token[]> {
  let statement: Token[] = []
  for (const token of tokensOf(sql)) {
    if (token.kind !== 'sign' || token.value !== ';') {
      statement.push(token)
      continue
    }
    yield statement
    statement = []
  }
  if (statement.length > 0) throw new SyntaxError('The dump ends in the middle of a statement. Is it whole?')
}

function* tokensOf(sql: string): Generator<Token> {
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < sql.length) {
    const at = pattern.lastIndex
    const found = pattern.exec(sql)
    if (!found) throw new SyntaxError(`Line ${sql.slice(0, at).split('\n').length} can’t be read. Is the dump whole?`)
    const [, blank, text, name, sign, word] = found
    if (blank !== undefined) continue
    if (text !== undefined) yield { kind: 'text', value: unescaped(text) }
    else if (name !== undefined) yield { kind: 'name', value: name }
    else if (sign !== undefined) yield { kind: 'sign', value: sign }
    else yield { kind: 'word', value: word ?? '' }
  }
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\([\s\S])|''/g, (_, escaped?: string) =>
    escaped === undefined ? "'" : (ESCAPES[escaped] ?? escaped),
  )

/** Names that begin a definition in the outer parentheses; keys and constraints begin with a word. */
function definedColumns(statement: readonly Token[]): string[] {
  const columns: string[] = []
  let depth = 0
  for (const [index, { kind, value }] of statement.entries()) {
    if (kind === 'sign') depth += value === '(' ? 1 : value === ')' ? -1 : 0
    const before = statement[index - 1]
    if (kind === 'name' && depth === 1 && before?.kind === 'sign') columns.push(value)
  }
  return columns
}

/** `(1, 'a', NULL), (2, 'b', NULL)` */
function tuples(tokens: readonly Token[]): (string | null)[][] {
  const rows: (string | null)[][] = []
  for (const { kind, value } of tokens) {
    if (kind === 'sign') {
      if (value === '(') rows.push([])
      continue
    }
    // A character set before a text, as in _utf8mb4'…'.
    if (kind === 'word' && value.startsWith('_')) continue
    rows.at(-1)?.push(kind === 'word' && value.toUpperCase() === 'NULL' ? null : value)
  }
  return rows
}
