import { MAX_CHOSEN_CALENDARS } from '@openslot/core/wire'
import { invalid } from '../http/validate.js'
import type { ChosenCalendar } from './connection.js'
import type { RemoteCalendar } from './provider.js'

/** Which calendars of an account an administrator wants to use. */
export interface CalendarWish {
  readonly remoteId: string
  readonly blocks: boolean
  readonly receives: boolean
}

/**
 * The calendars of an account that block its owner as long as nobody has chosen: their own. What can only be read is
 * holidays, birthdays and other people's, unless there is nothing else.
 */
export function chosenAtFirst(remote: readonly RemoteCalendar[]): ChosenCalendar[] {
  const own = remote.filter(({ isWritable }) => isWritable)
  return (own.length > 0 ? own : remote)
    .slice(0, MAX_CHOSEN_CALENDARS)
    .map((calendar) => ({ ...chosen(calendar), blocks: true, receives: false }))
}

/**
 * What becomes of the choice once other credentials open the account: it stays, as long as all of that is there.
 * Otherwise the account is another one, and what it has instead blocks as at first.
 *
 * @returns `undefined` where nothing changes
 */
export function chosenInNew(
  before: readonly ChosenCalendar[],
  remote: readonly RemoteCalendar[],
): ChosenCalendar[] | undefined {
  const kept = remote.flatMap((calendar) => {
    const known = before.find(({ remoteId }) => remoteId === calendar.id)
    return known ? [{ ...chosen(calendar), blocks: known.blocks, receives: known.receives }] : []
  })
  if (kept.length === before.length) return undefined
  const others = chosenAtFirst(remote).filter(({ remoteId }) => !kept.some((one) => one.remoteId === remoteId))
  return [...kept, ...others].slice(0, MAX_CHOSEN_CALENDARS)
}

/** The calendar that gets the bookings, where it isn't among these any more. */
export const lostAmong = (before: readonly ChosenCalendar[], chosen: readonly ChosenCalendar[]): string | undefined =>
  before.find(({ receives, remoteId }) => receives && !chosen.some((one) => one.remoteId === remoteId))?.name

/** @throws ProblemError `validation` for one that isn't there, or can't get bookings */
export const chosenBy = (wishes: readonly CalendarWish[], remote: readonly RemoteCalendar[]): ChosenCalendar[] =>
  wishes.map(({ remoteId, blocks, receives }, index) => {
    const calendar = remote.find(({ id }) => id === remoteId)
    const pointer = `/calendars/${index}`
    if (!calendar) {
      const message = 'The account has no such calendar. …/available lists those that it has.'
      throw invalid([{ pointer: `${pointer}/remoteId`, message }])
    }
    if (receives && !calendar.isWritable) {
      throw invalid([
        { pointer: `${pointer}/receives`, message: 'This calendar can only be read. Choose another one.' },
      ])
    }
    return { ...chosen(calendar), blocks, receives }
  })

const chosen = ({ id, name, isWritable }: RemoteCalendar) => ({ remoteId: id, name, isWritable })
