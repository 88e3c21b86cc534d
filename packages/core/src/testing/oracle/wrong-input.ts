import { expect } from 'vitest'
import { CoreError } from '../../errors.js'
import { explainSlot } from '../../slots/explain.js'
import { findSlots } from '../../slots/find-slots.js'
import type { SlotQuery } from '../../slots/query.js'
import { at, buildQuery, buildStaff } from '../builders.js'

/** What `act` throws; `undefined` when it does not. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act()
    return undefined
  } catch (error) {
    return error
  }
}

/** The field that the error of `act` names; fails when it is another error or none. */
export function wrongField(act: () => unknown): string {
  const error = thrownBy(act)
  if (!(error instanceof CoreError)) throw new Error('expected a CoreError', { cause: error })
  expect(error).toMatchObject({ name: 'CoreError', code: 'invalid-input' })
  expect(error.message.startsWith(`${error.field}: `)).toBe(true)
  return error.field
}

/** Input as it comes from plain JavaScript, where no type holds: it passes for anything. */
export const untyped = (value: unknown): never => value as never

export const START = at('2026-06-01T09:00:00Z')
export const fieldOf = (query: SlotQuery): string => {
  const field = wrongField(() => findSlots(query))
  // Whoever asks why gets the same answer.
  expect(wrongField(() => explainSlot(query, START))).toBe(field)
  return field
}

export const withStaff = (staff: Record<string, unknown>): SlotQuery =>
  buildQuery({ staff: [buildStaff(), untyped({ ...buildStaff({ id: 'ben' }), ...staff })] })
