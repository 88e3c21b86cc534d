const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const PART = /^([a-z]{3})(?:\s*[-–]\s*([a-z]{3}))?\s+(\d{2}:\d{2})\s*[-–]\s*(\d{2}:\d{2})$/

/**
 * `Mon-Fri 09:00-12:00; Mon-Fri 13:00-17:00; Sat 10:00-14:00` as the import file has it.
 *
 * @returns `undefined` when it can't be read
 */
export function parseHoursCell(text: string): { days: number[]; start: string; end: string }[] | undefined {
  const parts = text.split(';').map((part) => part.trim().toLowerCase())
  const windows = parts.filter((part) => part !== '').map(windowOf)
  return windows.every((window) => window !== undefined) ? windows : undefined
}

function windowOf(part: string) {
  const [, from = '', to = from, start = '', end = ''] = PART.exec(part) ?? []
  const [first, last] = [DAYS.indexOf(from), DAYS.indexOf(to)]
  if (first < 0 || last < first) return undefined
  return { days: DAYS.slice(first, last + 1).map((day) => DAYS.indexOf(day) + 1), start, end }
}
