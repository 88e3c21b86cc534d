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
 * The calendars of an account that block its owner as long as nobody has chosen: their own, and what may be. What can only
 * be read is holidays, birthdays and other people's, unless there is nothing else.
 */
export function chosenAtFirst(remote: readonly RemoteCalendar[]): ChosenCalendar[] {
  const own = remote.filter(({ isWritable, isHidden }) => isWritable || isHidden)
  return (own.length > 0 ? own : remote)
    .slice(0, MAX_CHOSEN_CALENDARS)
    .map((calendar) => ({ ...chosen(calendar), blocks: true, receives: false }))
}

/**
 * What becomes of the choice once other credentials open the account: it stays, also where some of it isn't listed, for
 * reading that says so, and until somebody chooses otherwise its owner counts as busy. Only another account, which has
 * nothing of it, blocks as at first.
 *
 * @returns `undefined` where it stays
 */
export function chosenInNew(
  before: readonly ChosenCalendar[],
  remote: readonly RemoteCalendar[],
  isForAnother: boolean,
): ChosenCalendar[] | undefined {
  const has = ({ remoteId }: ChosenCalendar): boolean => remote.some(({ id }) => id === remoteId)
  const isExchanged = isForAnother && before.length > 0 && !before.some(has)
  return isExchanged ? chosenAtFirst(remote) : undefined
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
