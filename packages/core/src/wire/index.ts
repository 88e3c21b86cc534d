export {
  SCOPES,
  type AdminToken,
  type AdminTokenRequest,
  type CreatedAdminToken,
  type Scope,
  adminToken,
  adminTokenRequest,
  adminTokensResponse,
  coversScope,
  createdAdminToken,
  scope,
} from './admin/tokens.js'
export {
  type Answers,
  BOOKING_STATUSES,
  type Booking,
  type BookingRequest,
  type BookingStatusName,
  type CancelRequest,
  type CreatedBooking,
  type RescheduleRequest,
  answers,
  booking,
  bookingRequest,
  cancelRequest,
  createdBooking,
  durationMinutes,
  rescheduleRequest,
} from './bookings.js'
export { type EmailFault, emailFault, emailProblem } from './email.js'
export { email, idOrSlug, line, locale, phone, slug, text, timeZone } from './fields.js'
export { type CreatedHold, type HoldRequest, createdHold, holdRequest } from './holds.js'
export { fromIso, instantInput, instantOutput, toIso } from './instant.js'
export { isPhone } from './phone.js'
export { PROBLEMS, type Problem, type ProblemSlug, problem, problemSlug, problemType } from './problems.js'
export {
  LOCATION_KINDS,
  QUESTION_KINDS,
  type Location,
  type Price,
  type Question,
  type Service,
  type ServicesResponse,
  type StaffSummary,
  location,
  price,
  question,
  service,
  servicesResponse,
  staffSummary,
} from './services.js'
export { MAX_RANGE_DAYS, type SlotsResponse, type WireSlot, slot, slotsQuery, slotsResponse } from './slots.js'
