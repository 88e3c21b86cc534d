/** `pending` waits for approval or for its customer, and claims its time; `confirmed` takes place; the rest are ends. */
export type BookingStatus = 'pending' | 'confirmed' | 'cancelled' | 'declined' | 'completed' | 'no-show'

/**
 * What a status can become. A customer's move of a booking whose service wants approval makes it wait for it again:
 * what was approved was the time. One that nobody confirmed in time is cancelled, and has a way back of its own: see
 * `confirm.ts`. How an appointment went may have been said by mistake: of the two, either becomes the other.
 */
const TRANSITIONS: Readonly<Record<BookingStatus, readonly BookingStatus[]>> = {
  pending: ['confirmed', 'declined', 'cancelled'],
  confirmed: ['pending', 'cancelled', 'completed', 'no-show'],
  cancelled: [],
  declined: [],
  completed: ['no-show'],
  'no-show': ['completed'],
}

export const canBecome = (from: BookingStatus, to: BookingStatus): boolean => TRANSITIONS[from].includes(to)

/** Statuses whose appointment still lies on the calendar and may be moved or cancelled. */
export const OPEN_STATUSES: readonly BookingStatus[] = ['pending', 'confirmed']

export const isOpen = (status: BookingStatus): boolean => OPEN_STATUSES.includes(status)

/** What a decision needs to know of a booking. Instants in epoch ms. */
export interface BookingState {
  readonly id: string
  readonly status: BookingStatus
  readonly staffId: string
  /** Everyone who gives it, where it takes more than one. */
  readonly staffIds?: readonly string[]
  readonly start: number
  readonly end: number
  /** Rises by one with every move and with the cancellation (iCalendar SEQUENCE, RFC 5546 §2.1.4). */
  readonly sequence: number
  /** How often its customer has moved it; left out: never. */
  readonly moves?: number
  /**
   * Until when its customer must confirm it (epoch ms): before they have, it counts for nobody. It stays where they
   * didn't. Left out or `null`: there is nothing to confirm.
   */
  readonly confirmBy?: number | null
}

type Confirmable = Pick<BookingState, 'status' | 'confirmBy'>

/** Whether its customer has yet to confirm it. */
export const awaitsCustomer = ({ status, confirmBy = null }: Confirmable): boolean =>
  isOpen(status) && confirmBy !== null

/** Whether nobody has confirmed it in time, also where that has yet to be stored. */
export const hasLapsed = ({ status, confirmBy = null }: Confirmable, now: number): boolean =>
  confirmBy !== null && (status === 'cancelled' || (isOpen(status) && confirmBy <= now))

/** Who acts. Policies bind customers only; `system` is the server's own clock. */
export type Actor = 'customer' | 'staff' | 'system'
