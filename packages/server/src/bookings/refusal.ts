import type { Refusal, UnavailableReason } from '@openslot/core'
import { toIso } from '@openslot/core/wire'
import { alternativesTo } from '../availability/open-slots.js'
import type { SlotRequest } from '../availability/open-slots.js'
import type { AvailabilityStore } from '../availability/store.js'
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
} as const

/** Turns a refused decision about `start` (epoch ms) into the problem that the contract names for it. */
export async function problemOf(
  refusal: Refusal,
  store: AvailabilityStore,
  request: SlotRequest,
  start: number,
): Promise<ProblemError> {
  switch (refusal.problem) {
    case 'slot-taken': {
      const alternatives = await alternativesTo(store, request, start, MAX_ALTERNATIVES)
      return new ProblemError('slot-taken', 'That time was just taken. Choose another one.', {
        alternatives: alternatives.map(toIso),
      })
    }
    case 'slot-unavailable':
      return new ProblemError('slot-unavailable', UNAVAILABLE[refusal.reason], { reason: refusal.reason })
    case 'same-start':
      return invalid([{ pointer: '/start', message: 'The booking is at that time already. Choose another one.' }])
    case 'policy':
      return new ProblemError('policy', POLICY[refusal.rule], { rule: refusal.rule })
  }
}
