import type { Booking } from '@openslot/core/wire'
import type { ApiError } from './api/api-error.js'
import { isRefusal } from './api/is-refusal.js'
import { instantOf } from './api/instant.js'
import { isOpen } from './api/own-booking.js'
import { changeTroubleOf, isOutdated } from './change-trouble.js'
import { type Trouble, needsAnotherTime } from './trouble.js'

// What a customer does with their booking: look, confirm, move, cancel.

export type ManageStep = 'view' | 'move' | 'confirm-move' | 'cancel'

export interface ManageFlow {
  readonly step: ManageStep
  readonly booking: Booking | undefined
  /**
   * What has just been done to it, to be said once; `withdrawn`: cancelled while it was a request; `dropped`: cancelled
   * before anybody had heard of it.
   */
  readonly fresh: 'confirmed' | 'moved' | 'cancelled' | 'withdrawn' | 'dropped' | undefined
  readonly month: string | undefined
  readonly date: string | undefined
  /** The new time (epoch ms). */
  readonly start: number | undefined
  readonly reason: string
  readonly sending: boolean
  /** Whether something may have been done to it without our hearing of it. */
  readonly unsure: boolean
  readonly trouble: Trouble | undefined
}

export type ManageAction =
  | { readonly type: 'arrived'; readonly booking: Booking }
  | { readonly type: 'step-opened'; readonly step: ManageStep }
  | { readonly type: 'month-shown'; readonly month: string }
  | { readonly type: 'day-chosen'; readonly date: string }
  | { readonly type: 'time-chosen'; readonly start: number }
  | { readonly type: 'zone-changed'; readonly date: string | undefined }
  | { readonly type: 'reason-edited'; readonly reason: string }
  | { readonly type: 'sent' }
  | { readonly type: 'sending-stopped' }
  | { readonly type: 'confirmed'; readonly booking: Booking }
  | { readonly type: 'moved'; readonly booking: Booking }
  | { readonly type: 'cancelled'; readonly booking: Booking }
  /** `now`: what it is by now, where that may be why. */
  | { readonly type: 'refused'; readonly error: ApiError; readonly now: Booking | undefined }

export const startManageFlow = (): ManageFlow => ({
  step: 'view',
  booking: undefined,
  fresh: undefined,
  month: undefined,
  date: undefined,
  start: undefined,
  reason: '',
  sending: false,
  unsure: false,
  trouble: undefined,
})

export function reduceManageFlow(flow: ManageFlow, action: ManageAction): ManageFlow {
  switch (action.type) {
    case 'arrived':
      return { ...flow, booking: action.booking }
    case 'step-opened':
      return { ...flow, step: action.step, trouble: undefined, fresh: action.step === 'view' ? flow.fresh : undefined }
    case 'month-shown':
      return { ...flow, month: action.month }
    case 'day-chosen':
      return { ...flow, date: action.date, month: action.date.slice(0, 7) }
    case 'time-chosen':
      return { ...flow, start: action.start, step: 'confirm-move', trouble: undefined }
    case 'zone-changed':
      return { ...flow, date: action.date, month: action.date?.slice(0, 7) ?? flow.month }
    case 'reason-edited':
      return { ...flow, reason: action.reason }
    case 'sent':
      return { ...flow, sending: true, unsure: true, trouble: undefined }
    case 'sending-stopped':
      return { ...flow, sending: false }
    case 'confirmed':
    case 'moved':
      return { ...startManageFlow(), booking: action.booking, fresh: action.type }
    case 'cancelled': {
      const { confirmBy, status } = flow.booking ?? action.booking
      const fresh = confirmBy ? 'dropped' : status === 'pending' ? 'withdrawn' : 'cancelled'
      return { ...startManageFlow(), booking: action.booking, fresh }
    }
    case 'refused':
      return refused(flow, action.error, action.now)
  }
}

/** Back from what can't be done, to the booking as it now is, which may say it all. */
function refused(flow: ManageFlow, error: ApiError, now: Booking | undefined): ManageFlow {
  const trouble = changeTroubleOf(error, flow.start)
  const booking = now ?? flow.booking
  const isSaid = now !== undefined && !isOpen(now) && !needsAnotherTime(trouble)
  return {
    ...flow,
    booking,
    step: booking && isOutdated(trouble) && !mayGoOn(flow, trouble, booking) ? 'view' : flow.step,
    sending: false,
    unsure: !isRefusal(error) || (now === undefined && isOutdated(trouble)),
    trouble: isSaid ? undefined : trouble,
  }
}

/** Whether what was asked for can be asked for again, of what it now is. */
function mayGoOn({ step, start }: ManageFlow, { kind }: Trouble, booking: Booking): boolean {
  if (kind !== 'changed') return false
  const { can } = booking
  return step === 'cancel' ? can.cancel : can.reschedule && instantOf(booking.start) !== start
}
