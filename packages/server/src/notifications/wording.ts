/** How a person reads dates and times: their language's habits in their zone. */
export interface Reader {
  /** BCP 47. The texts are English, so the dates are too: a reader's own English, else British. */
  readonly locale: string | null
  /** IANA name. */
  readonly timeZone: string
}

/** "Tue 10 March at 10:00" */
export function shortWhen(instant: number, reader: Reader): string {
  const date = format(instant, reader, { weekday: 'short', day: 'numeric', month: 'long' })
  return `${withoutComma(date)} at ${time(instant, reader)}`
}

/** "Tuesday 10 March 2026, 10:00–10:30 (Berlin time, GMT+1)" */
export function longWhen(span: { start: number; end: number }, reader: Reader): string {
  const date = format(span.start, reader, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return `${withoutComma(date)}, ${time(span.start, reader)}–${time(span.end, reader)} (${zoneName(span.start, reader)})`
}

/** "30 min", "1 h 15" */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest}`
}

export function money({ amount, currency }: { amount: number; currency: string }, reader: Reader): string {
  const style = new Intl.NumberFormat(english(reader.locale), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return style.format(amount / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 2))
}

/** Some releases of ICU put one after the weekday, others don't. */
const withoutComma = (date: string): string => date.replace(',', '')

const time = (instant: number, reader: Reader): string =>
  format(instant, reader, { hour: 'numeric', minute: '2-digit' })

function zoneName(instant: number, reader: Reader): string {
  const city = (reader.timeZone.split('/').at(-1) ?? reader.timeZone).replaceAll('_', ' ')
  const parts = new Intl.DateTimeFormat('en', { timeZone: reader.timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    instant,
  )
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
  return `${city} time, ${offset}`
}

const format = (instant: number, reader: Reader, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(english(reader.locale), { ...options, timeZone: reader.timeZone }).format(instant)

const english = (locale: string | null): string => (locale !== null && /^en\b/i.test(locale) ? locale : 'en-GB')
