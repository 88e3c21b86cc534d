/** `DTSTART;TZID=Europe/Berlin:20260302T090000`: names in capitals, values as they stand. */
export interface ContentLine {
  readonly name: string
  readonly params: ReadonlyMap<string, string>
  readonly value: string
}

/** `undefined`: there is no `:`, or a quote without end. Quoted values lose their quotes; of several, the first is kept. */
export function parseLine(line: string): ContentLine | undefined {
  const params = new Map<string, string>()
  const named = /^[^:;]+/.exec(line)
  if (!named) return undefined
  const [name] = named
  let at = name.length
  while (line[at] === ';') {
    const equals = line.indexOf('=', at)
    if (equals < 0) return undefined
    const key = line
      .slice(at + 1, equals)
      .trim()
      .toUpperCase()
    let end = equals + 1
    if (line[end] === '"') {
      const quote = line.indexOf('"', end + 1)
      if (quote < 0) return undefined
      params.set(key, line.slice(end + 1, quote))
      end = quote + 1
      // The rest of a list.
      while (end < line.length && line[end] !== ';' && line[end] !== ':') end++
    } else {
      while (end < line.length && line[end] !== ';' && line[end] !== ':') end++
      params.set(key, line.slice(equals + 1, end))
    }
    at = end
  }
  return line[at] === ':' ? { name: name.trim().toUpperCase(), params, value: line.slice(at + 1).trim() } : undefined
}

export const find = (lines: readonly ContentLine[], name: string): readonly ContentLine[] =>
  lines.filter((line) => line.name === name)

/** The first of that name; of what may be there once, the others are a mistake. */
export const first = (lines: readonly ContentLine[], name: string): ContentLine | undefined =>
  lines.find((line) => line.name === name)

/** Its value, or an empty text. */
export const textOf = (lines: readonly ContentLine[], name: string): string => first(lines, name)?.value ?? ''
