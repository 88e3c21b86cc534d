import type { Booking, BookingRequest, Service } from '@openslot/core/wire'
import type { ApiErrorCode } from './api/api-error.js'

/** Something bookable, or the booking of manage mode, is on screen. */
export interface BookingReadyDetail {
  readonly services: readonly Service[]
  /** In manage mode. */
  readonly booking: Booking | undefined
}

/** The visitor picked a time; nothing is booked yet. Instants are ISO 8601 in UTC. */
export interface BookingSlotSelectedDetail {
  readonly start: string
  /** An id. */
  readonly service: string
  /** An id; `undefined`: anyone. */
  readonly staff: string | undefined
}

/** The visitor has pressed the button, and nothing has been sent yet. `preventDefault()` leaves it at that. */
export interface BookingBeforeCreateDetail {
  /** What is about to be sent; changing it changes nothing. */
  readonly request: BookingRequest
  /**
   * Sends only once this is fulfilled, and nothing when it is rejected; the button is busy meanwhile. To be called
   * while the event is handled.
   */
  waitUntil(promise: PromiseLike<unknown>): void
}

/** The secret that opens the booking is not part of it: it stays between server and customer. */
export interface BookingDetail {
  readonly booking: Booking
}

export interface BookingErrorDetail {
  readonly code: ApiErrorCode
  readonly message: string
}

export interface BookingEventMap {
  'booking-ready': CustomEvent<BookingReadyDetail>
  'booking-slot-selected': CustomEvent<BookingSlotSelectedDetail>
  'booking-before-create': CustomEvent<BookingBeforeCreateDetail>
  'booking-created': CustomEvent<BookingDetail>
  'booking-rescheduled': CustomEvent<BookingDetail>
  'booking-cancelled': CustomEvent<BookingDetail>
  'booking-error': CustomEvent<BookingErrorDetail>
}

declare global {
  /** Of elements, and of the document and the window, which they bubble to. */
  interface GlobalEventHandlersEventMap extends BookingEventMap {}
}

export function emit<Name extends keyof BookingEventMap>(
  element: EventTarget,
  name: Name,
  detail: BookingEventMap[Name]['detail'],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
}

/** Tells the page what the visitor has been told. */
export const emitError = (element: EventTarget, { code, message }: BookingErrorDetail): void =>
  emit(element, 'booking-error', { code, message })
