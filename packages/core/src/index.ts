export { parseHours, type OpeningHours } from './availability/hours.js'
export {
  type Actor,
  type BookingState,
  type BookingStatus,
  OPEN_STATUSES,
  awaitsCustomer,
  canBecome,
  hasLapsed,
  isOpen,
} from './bookings/booking.js'
export { type BookWrite, type BookingSnapshot, decideBooking } from './bookings/book.js'
export { type CalendarLink, type CalendarLinkEvent, calendarLinks } from './bookings/calendar-links.js'
export { type CancelWrite, decideCancel } from './bookings/cancel.js'
export {
  type StatusSnapshot,
  type StatusWrite,
  decideApproval,
  decideDecline,
  decideOutcome,
} from './bookings/change-status.js'
export {
  type ConfirmSnapshot,
  type ConfirmWrite,
  confirmDeadline,
  confirmationLapse,
  decideConfirmation,
  decideLapse,
} from './bookings/confirm.js'
export { type Decision, type PolicyRule, type Refusal, type UnavailableReason } from './bookings/decision.js'
export { type BookingEvent } from './bookings/events.js'
export { foldCase } from './bookings/fold-case.js'
export { findHeldSlots } from './bookings/held-place.js'
export { type HoldWrite, decideHold } from './bookings/hold.js'
export { MESSAGE_KINDS, type MessageKind, type OwedMessage, type Recipient, messagesOwed } from './bookings/messages.js'
export { type Place } from './bookings/place.js'
export { policyAgainst } from './bookings/policy.js'
export { type RescheduleWrite, decideReschedule } from './bookings/reschedule.js'
export { type HeldSnapshot, type HoldState, type PlaceSnapshot, type StaffCandidate } from './bookings/snapshot.js'
export { decideTakeOver } from './bookings/take-over.js'
export { bookingVersion, decideIfSeen } from './bookings/version.js'
export { type ReadingState, isBroken, waitAfter } from './calendars/broken.js'
export {
  type FoundEvent,
  HAND_MADE_CHANGES,
  HAND_MADE_POLICIES,
  type HandMadeChange,
  type HandMadePolicy,
  type SeenEvent,
  bookingFollows,
  handMadeChange,
  isLeftToFollow,
  isSweep,
  lostByWriting,
  nearestPlace,
} from './calendars/hand-made.js'
export {
  type KnownCalendar,
  OUTAGE_POLICIES,
  type OutagePolicy,
  READ_WITHIN_MINUTES,
  countsUntil,
  unknownSpans,
} from './calendars/known.js'
export { standsInCalendar } from './calendars/stands.js'
export { minorDigits, readAmount, writeDecimal } from './catalog/money.js'
export { type Resource } from './catalog/resource.js'
export { type AssignmentRule, type BookingCaps, type ServicePolicy, type ServiceRules } from './catalog/service.js'
export { slugOf } from './catalog/slug.js'
export {
  type DateOverride,
  type GroupAppointment,
  type StaffMember,
  type TimeWindow,
  type WeeklyWindow,
} from './catalog/staff.js'
export { CoreError, type CoreErrorCode } from './errors.js'
export { type DayOfSlots, type Starting, byDay, dateAt } from './slots/by-day.js'
export { type WindowLimit } from './slots/booking-window.js'
export { type SlotExplanation, type StaffExplanation, explainSlot } from './slots/explain.js'
export { type Slot, findSlots } from './slots/find-slots.js'
export { unchangedUntil } from './slots/unchanged-until.js'
export { type Lapse } from './reminders/lapse.js'
export { type SaidMessage, expectedUntil, newsLapse, resendRefusal } from './bookings/stale.js'
export { DEFAULT_REMINDER_MINUTES, planReminders, reminderLapse } from './reminders/plan.js'
export { NEAREST_REACH_MS, nearestSlots } from './slots/nearest.js'
export { type SlotQuery } from './slots/query.js'
export { type DateHours, type SlotRefusal } from './slots/refusal.js'
export { type CapPeriod, MAX_DURATION_MINUTES, parseCaps, parseRules } from './slots/rules.js'
export { DAY_MS, MINUTE_MS, formatDate, isoWeekStart, isoWeekday, parseDate, parseTime } from './time/date.js'
export { type Span, intersect, merge, overlaps, subtract } from './time/interval.js'
export { isTimeZone } from './time/time-zone-name.js'
export { cityOf, nameOfOffset } from './time/zone-names.js'
export { instantsAt, localDay, startOfLocalDay, toWallClock } from './time/zone.js'
