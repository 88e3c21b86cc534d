export { ApiError, type ApiErrorCode } from './api/api-error.js'
export { BookingButton } from './booking-button.js'
export { BookingWidget } from './booking-widget.js'
export type {
  BookingBeforeCreateDetail,
  BookingDetail,
  BookingErrorDetail,
  BookingEventMap,
  BookingReadyDetail,
  BookingSlotSelectedDetail,
} from './events.js'
export type { Messages } from './i18n/messages.js'
