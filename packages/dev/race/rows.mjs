/** @param {readonly string[]} names */
export const inOrder = (names) => names.toSorted((a, b) => (a < b ? -1 : 1)).join()

/**
 * @param {readonly any[]} rows
 * @param {(row: any) => string} keyOf
 */
export function groupBy(rows, keyOf) {
  /** @type {Map<string, any[]>} */
  const groups = new Map()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
