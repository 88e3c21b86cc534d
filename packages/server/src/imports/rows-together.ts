import type { Fault } from '../catalog/catalog-file-error.js'

/** So many runs of rows are named; of more, how many they are. */
const MAX_RUNS = 5

/**
 * Says once, where it is found first, what is wrong in the same way in several rows of a table:
 * `bookings.csv, rows 2–4, 7, service`.
 */
export function rowsTogether(faults: readonly Fault[]): Fault[] {
  const groups = new Map<string, Group>()
  for (const { at, message } of faults) {
    const [, table = at, row, column = ''] = /^(.+), row (\d+)(, .+)?$/.exec(at) ?? []
    const key = JSON.stringify([table, column, message, row === undefined])
    const group = groups.get(key) ?? { table, column, message, rows: new Set() }
    if (row !== undefined) group.rows.add(Number(row))
    groups.set(key, group)
  }
  return [...groups.values()].map(({ table, column, message, rows }) => ({
    at: rows.size === 0 ? table : `${table}, ${called([...rows])}${column}`,
    message,
  }))
}

interface Group {
  readonly table: string
  readonly column: string
  readonly message: string
  readonly rows: Set<number>
}

function called(rows: readonly number[]): string {
  const runs = runsOf(rows)
  const named = runs.slice(0, MAX_RUNS).map(([from, to]) => (from === to ? from : `${from}–${to}`))
  const unnamed = runs.slice(MAX_RUNS).reduce((count, [from, to]) => count + to - from + 1, 0)
  const more = unnamed > 0 ? ` and ${unnamed.toLocaleString('en')} more` : ''
  return `${rows.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${more}`
}

/** Rows that follow one another, as their first and last. */
function runsOf(rows: readonly number[]): [from: number, to: number][] {
  const runs: [from: number, to: number][] = []
  for (const row of rows.toSorted((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last?.[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs
}
