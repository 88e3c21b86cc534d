/**
 * Whether `name` is an IANA time zone that this runtime knows. Bare offsets (`+02:00`) are refused: they say nothing
 * about summer time.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.length > 64) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
