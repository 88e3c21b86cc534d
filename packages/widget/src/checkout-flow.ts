import type { BookingRequest, CreatedBooking } from '@openslot/core/wire'
import type { ApiError } from './api/api-error.js'
import { toIso } from './api/instant.js'
import type { Order } from './flow.js'
import {
  type Asking,
  type Field,
  type Form,
  type Prefill,
  checkForm,
  detailsOf,
  editField,
  leaveField,
  startForm,
} from './form.js'
import { type Trouble, troubleOf } from './trouble.js'

// From a chosen time to its booking, as a pure reducer. Whatever happens on the way, what was typed stays.

export interface CheckoutFlow {
  /** What is to be booked, or was last. */
  readonly order: Order | undefined
  readonly form: Form
  readonly sending: boolean
  readonly trouble: Trouble | undefined
  readonly booked: CreatedBooking | undefined
}

export type CheckoutAction =
  | { readonly type: 'ordered'; readonly order: Order }
  /** On the way to another time, or back. */
  | { readonly type: 'left' }
  | { readonly type: 'field-edited'; readonly field: Field; readonly value: string }
  | { readonly type: 'field-left'; readonly field: Field }
  /** Fields were added to it, or removed. */
  | { readonly type: 'form-changed'; readonly form: Form }
  | { readonly type: 'submitted' }
  | { readonly type: 'booked'; readonly booking: CreatedBooking }
  /** `form`: with what is wrong beside its fields, where it is about some of them. */
  | { readonly type: 'refused'; readonly error: ApiError; readonly form?: Form | undefined }
  | { readonly type: 'sending-stopped' }

export const startCheckout = (prefill: Prefill): CheckoutFlow => ({
  order: undefined,
  form: startForm(prefill),
  sending: false,
  trouble: undefined,
  booked: undefined,
})

export function reduceCheckout(flow: CheckoutFlow, action: CheckoutAction): CheckoutFlow {
  const { form } = flow
  switch (action.type) {
    case 'ordered':
      return { ...flow, order: action.order, trouble: isSame(action.order, flow.order) ? flow.trouble : undefined }
    case 'left':
      return { ...flow, trouble: undefined }
    case 'field-edited':
      return { ...flow, form: editField(form, askingOf(flow), action.field, action.value) }
    case 'field-left':
      return { ...flow, form: leaveField(form, askingOf(flow), action.field) }
    case 'form-changed':
      return { ...flow, form: action.form }
    case 'submitted': {
      const checked = checkForm(form, askingOf(flow))
      return { ...flow, form: checked, sending: Object.keys(checked.faults).length === 0, trouble: undefined }
    }
    case 'booked':
      return { ...flow, sending: false, booked: action.booking }
    case 'refused':
      return action.form
        ? { ...flow, sending: false, form: action.form }
        : { ...flow, sending: false, trouble: troubleOf(action.error, flow.order?.start) }
    case 'sending-stopped':
      return { ...flow, sending: false }
  }
}

/** What the form asks for. */
export const askingOf = ({ order }: CheckoutFlow): Asking =>
  order?.service ?? { customerPhone: null, questions: [], guestsAllowed: false, maxGuests: 0 }

/** What to send. */
export function bookingRequest(
  { service, staff, start, duration }: Order,
  form: Form,
  visitor: { readonly timeZone: string; readonly locale: string },
): BookingRequest {
  return {
    service: service.id,
    ...(staff !== undefined && { staff }),
    start: toIso(start),
    ...(duration !== undefined && { durationMinutes: duration }),
    timeZone: visitor.timeZone,
    locale: visitor.locale,
    ...detailsOf(form, service),
  }
}

/** The same wish, though the service may have been described anew. */
function isSame(one: Order, other: Order | undefined): boolean {
  const keyOf = ({ service, staff, duration, start }: Order): string =>
    JSON.stringify([service.id, staff, duration, start])
  return other !== undefined && keyOf(one) === keyOf(other)
}
