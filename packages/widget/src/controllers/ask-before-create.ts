import type { BookingRequest } from '@openslot/core/wire'
import type { BookingBeforeCreateDetail } from '../events.js'

/** Asks the page whether a booking may be sent. `undefined`: no; else a promise that is rejected when it may not, after all. */
export function askBeforeCreate(element: EventTarget, request: BookingRequest): Promise<unknown> | undefined {
  const waiting: PromiseLike<unknown>[] = []
  let isHandled = false
  const waitUntil = (promise: PromiseLike<unknown>): void => {
    if (isHandled) throw new Error('Call waitUntil() while booking-before-create is handled, not later.')
    waiting.push(promise)
  }
  const detail: BookingBeforeCreateDetail = { request: structuredClone(request), waitUntil }
  const init = { detail, bubbles: true, composed: true, cancelable: true }
  const mayGoOn = element.dispatchEvent(new CustomEvent('booking-before-create', init))
  isHandled = true
  return mayGoOn ? Promise.all(waiting) : undefined
}
