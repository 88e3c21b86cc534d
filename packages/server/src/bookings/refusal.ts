import type { Refusal, UnavailableReason } from '@openslot/core'
import { toIso } from '@openslot/core/wire'
import { alternativesTo } from '../availability/open-slots.js'
import type { AvailabilityStore, SlotRequest } from '../availability/store.js'
import { ProblemError } from '../http/problem.js'
import { invalid } from '../http/validate.js'

const MAX_ALTERNATIVES = 5

const UNAVAILABLE: Record<UnavailableReason, string> = {
  'outside-hours': 'Nobody works at that time. Choose one of the listed times.',
  'off-grid': 'Appointments don’t start at that minute. Choose one of the listed times.',
  'minimum-notice': 'That is too soon to be booked. Choose a later time.',
  'booking-window': 'That is too far ahead to be booked yet. Choose an earlier date.',
  'cap-reached': 'That day is full. Choose another one.',
  past: 'That time has passed. Choose a later one.',
}

const POLICY = {
  closed: 'This booking is over or was cancelled. Book a new time instead.',
  started: 'This appointment has begun. Ask the business directly.',
  'cut-off': 'It is too late to change this booking online. Ask the business directly.',
  'max-moves': 'This booking has been moved as often as it may be. Ask the business directly.',
  'not-started': 'This appointment has yet to take place. Wait until it has begun.',
  unconfirmed: 'This booking waits to be confirmed by its customer’s mail. Confirm or approve it, then move it.',
} as const

const TAKEN = {
  'slot-taken': 'That time was just taken. Choose another one.',
  'hold-expired': 'The time was kept for you for a while, and somebody else has it now. Choose another one.',
} as const

/** Turns a refused decision about `start` (epoch ms) into the problem that the contract names for it. */
export async function problemOf(
  refusal: Refusal,
  store: AvailabilityStore,
  request: SlotRequest,
  start: number,
): Promise<ProblemError> {
  switch (refusal.problem) {
    case 'slot-taken':
    case 'hold-expired': {
      const alternatives = await alternativesTo(store, request, start, MAX_ALTERNATIVES)
      return new ProblemError(refusal.problem, TAKEN[refusal.problem], { alternatives: alternatives.map(toIso) })
    }
    case 'slot-unavailable':
      return new ProblemError('slot-unavailable', UNAVAILABLE[refusal.reason], { reason: refusal.reason })
    case 'same-start':
      return invalid([{ pointer: '/start', message: 'The booking is at that time already. Choose another one.' }])
    case 'policy':
      return new ProblemError('policy', POLICY[refusal.rule], { rule: refusal.rule })
    case 'status-conflict': {
      const detail = `This booking is ${refusal.status} now: somebody else was faster. Load it again.`
      return new ProblemError('status-conflict', detail, { bookingStatus: refusal.status })
    }
  }
}
