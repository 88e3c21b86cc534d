import { initial } from './0001-initial.js'
import { life } from './0002-life.js'
import { messages } from './0003-messages.js'
import { access } from './0004-access.js'
import { owner } from './0005-owner.js'
import { failedMessages } from './0006-failed-messages.js'
import { confirmation } from './0007-confirmation.js'
import { erasure } from './0008-erasure.js'
import { messageTries } from './0009-message-tries.js'
import { counting } from './0010-counting.js'
import { lanes } from './0011-lanes.js'
import { users } from './0012-users.js'
import { calendars } from './0013-calendars.js'
import { asBooked } from './0014-as-booked.js'
import { webhooksKept } from './0015-webhooks-kept.js'
import { followSince } from './0016-follow-since.js'
import { eventFlaws } from './0017-event-flaws.js'
import { lostAndSealed } from './0018-lost-and-sealed.js'
import { inHand } from './0019-in-hand.js'
import { upcomingAsBooked } from './0020-upcoming-as-booked.js'
import { sweeps } from './0021-sweeps.js'
import { imported } from './0022-imported.js'
import { overwrites } from './0023-overwrites.js'
import { messageReasons } from './0024-message-reasons.js'
import { resets } from './0025-resets.js'
import { unwritten } from './0026-unwritten.js'
import { webhooksGone } from './0027-webhooks-gone.js'
import { writtenBy } from './0028-written-by.js'

export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
}

/** In order, numbered from 1 without gaps. A migration that has been released never changes. */
export const migrations: readonly Migration[] = [
  { id: 1, name: 'initial', sql: initial },
  { id: 2, name: 'life', sql: life },
  { id: 3, name: 'messages', sql: messages },
  { id: 4, name: 'access', sql: access },
  { id: 5, name: 'owner', sql: owner },
  { id: 6, name: 'failed-messages', sql: failedMessages },
  { id: 7, name: 'confirmation', sql: confirmation },
  { id: 8, name: 'erasure', sql: erasure },
  { id: 9, name: 'message-tries', sql: messageTries },
  { id: 10, name: 'counting', sql: counting },
  { id: 11, name: 'lanes', sql: lanes },
  { id: 12, name: 'users', sql: users },
  { id: 13, name: 'calendars', sql: calendars },
  { id: 14, name: 'as-booked', sql: asBooked },
  { id: 15, name: 'webhooks-kept', sql: webhooksKept },
  { id: 16, name: 'follow-since', sql: followSince },
  { id: 17, name: 'event-flaws', sql: eventFlaws },
  { id: 18, name: 'lost-and-sealed', sql: lostAndSealed },
  { id: 19, name: 'in-hand', sql: inHand },
  { id: 20, name: 'upcoming-as-booked', sql: upcomingAsBooked },
  { id: 21, name: 'sweeps', sql: sweeps },
  { id: 22, name: 'imported', sql: imported },
  { id: 23, name: 'overwrites', sql: overwrites },
  { id: 24, name: 'message-reasons', sql: messageReasons },
  { id: 25, name: 'resets', sql: resets },
  { id: 26, name: 'unwritten', sql: unwritten },
  { id: 27, name: 'webhooks-gone', sql: webhooksGone },
  { id: 28, name: 'written-by', sql: writtenBy },
]
