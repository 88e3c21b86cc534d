export {
  EVERY_DAY,
  WORKING_DAYS,
  at,
  between,
  buildBooking,
  buildPolicy,
  buildQuery,
  buildService,
  buildSnapshot,
  buildStaff,
  hoursOn,
} from './builders.js'
export { type IsoSpan, type NastyDay, type NastySlots } from './nasty-day.js'
export { NASTY_DAYS } from './nasty-days.js'
