/** `45 min`, `1 h 15`: as the page for customers says it, and the same in every language of this one. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${minutes} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

/** As above, and whole days as days: `2 days`. */
export const formatSpan = (minutes: number, locale: string): string =>
  minutes > 0 && minutes % 1440 === 0
    ? new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(minutes / 1440)
    : formatDuration(minutes)
