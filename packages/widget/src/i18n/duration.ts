import type { ChoosingWords } from './choosing/catalogue.js'

/** `30 min`, `1 h 15` */
export function duration(words: ChoosingWords, length: number): string {
  const [hours, minutes] = [Math.floor(length / 60), length % 60]
  if (hours === 0) return words.minutes({ minutes })
  const values = { hours, minutes, mm: String(minutes).padStart(2, '0') }
  return minutes === 0 ? words.hours(values) : words.hoursAndMinutes(values)
}
