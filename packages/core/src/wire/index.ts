export { type AdminBookingsResponse, adminBookingsQuery, adminBookingsResponse } from './admin/bookings.js'
export {
  type AvailableCalendars,
  CALENDAR_PROVIDERS,
  type CalendarChange,
  type CalendarConnection,
  type CalendarConnectionChange,
  type CalendarConnectionRequest,
  type CalendarFeed,
  availableCalendarsResponse,
  calendarAuthorization,
  calendarAuthorizationRequest,
  type CalendarBusy,
  calendarBusyQuery,
  calendarBusyResponse,
  calendarChange,
  calendarChangesResponse,
  calendarConnection,
  MAX_CHOSEN_CALENDARS,
  calendarConnectionChange,
  calendarConnectionRequest,
  calendarConnectionsResponse,
  calendarFeed,
} from './admin/calendars.js'
export {
  type Customer,
  type CustomerErasure,
  type CustomerExport,
  type CustomersResponse,
  customer,
  customerErasure,
  customerErasureRequest,
  customerExport,
  customerExportRequest,
  customersQuery,
  customersResponse,
} from './admin/customers.js'
export {
  type Explanation,
  type Occupant,
  type WireRefusal,
  explanation,
  explanationQuery,
  occupant,
} from './admin/explanation.js'
export { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, noQuery } from './admin/paging.js'
export { APPEARANCE_RANGES, type Appearance, USUAL_APPEARANCE, appearance } from './admin/appearance.js'
export { type Settings, type SettingsChange, settings, settingsChange } from './admin/settings.js'
export {
  type AdminResource,
  type AdminService,
  type AdminStaffMember,
  type Removal,
  type TimeOff,
  type TimeOffRequest,
  adminResource,
  adminResourcesResponse,
  adminService,
  adminServicesResponse,
  adminStaffMember,
  adminStaffResponse,
  removal,
  timeOff,
  timeOffQuery,
  timeOffRequest,
  timeOffResponse,
} from './admin/catalog.js'
export {
  SCOPES,
  type AdminToken,
  type AdminTokenRequest,
  type CreatedAdminToken,
  type Scope,
  adminToken,
  adminTokenChange,
  adminTokenRequest,
  adminTokensResponse,
  coversScope,
  createdAdminToken,
  scope,
} from './admin/tokens.js'
export { type AnswerFault, answerFaults, givenAnswers } from './answers.js'
export {
  type Answers,
  type Booking,
  type BookingRequest,
  type AdminBookingRequest,
  type CancelRequest,
  type CreatedBooking,
  type RescheduleRequest,
  adminBookingRequest,
  answers,
  booking,
  bookingRequest,
  cancelRequest,
  createdBooking,
  durationMinutes,
  rescheduleRequest,
} from './bookings.js'
export { type Challenge, challenge } from './challenge.js'
export { type Checked, type Fault, checkInput, faultSentence, faultsAsText, pointerTo } from './check.js'
export { customerPhone, customerPhoneFaults } from './customer-phone.js'
export { BOOKING_STATUSES, type BookingStatusName } from './booking-status.js'
export { type EmailFault, emailFault, emailProblem } from './email.js'
export { email, idOrSlug, line, locale, phone, slug, text, timeZone } from './fields.js'
export { type CreatedHold, type HoldRequest, createdHold, holdRequest } from './holds.js'
export { fromIso, instantInput, instantOutput, toIso } from './instant.js'
export { isPhone } from './phone.js'
export {
  MESSAGE_CHANNELS,
  MESSAGE_STATES,
  type Message,
  type MessagesResponse,
  message,
  messagesQuery,
  messagesResponse,
} from './admin/messages.js'
export { MESSAGE_REASONS, type MessageReason } from './message-reasons.js'
export { PROBLEMS, type Problem, type ProblemSlug, problem, problemSlug, problemType, slugInType } from './problems.js'
export { MAX_ALTERNATIVES, type RefusalProblem, refusalProblem } from './refusals.js'
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
export {
  WEBHOOK_EVENTS,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
  type WebhookWithSecret,
  deliveriesQuery,
  deliveriesResponse,
  rotateRequest,
  webhook,
  webhookChange,
  webhookDelivery,
  webhookRequest,
  webhookWithSecret,
  webhooksResponse,
} from './admin/webhooks.js'
export {
  USER_HEADER,
  ROLES,
  type PasswordChange,
  type Role,
  type Session,
  type SetupRequest,
  type SignInRequest,
  type User,
  type UserChange,
  type UserRequest,
  belongingFault,
  passwordChange,
  sessionResponse,
  setupRequest,
  setupResponse,
  signInRequest,
  user,
  userChange,
  userRequest,
  usersResponse,
} from './admin/users.js'
export { newPassword } from './admin/password.js'
