import type { Messages } from './en.js'

/** `30 min`, `1 h 15` */
export const duration = (words: Messages, minutes: number): string =>
  minutes < 60 ? words.minutes(minutes) : words.hours(Math.floor(minutes / 60), minutes % 60)
