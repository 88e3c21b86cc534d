import type { Booking } from '@openslot/core/wire'
import { http } from 'msw'
import { TOKEN, buildBooking, problem, salon, url, worker } from './salon.js'
import { type State, never } from './state.js'

const MANAGING = { booking: 'booking-1', token: TOKEN }
const CLOSED = { reschedule: false, cancel: false, confirm: false }
const booked =
  (overrides: Partial<Booking> = {}) =>
  (): void => {
    salon.bookings.set('booking-1', buildBooking(overrides))
  }

/** With a booking. */
export const MANAGE_STATES: readonly State[] = [
  {
    name: 'the booking on its way',
    attributes: MANAGING,
    before: () => worker.use(http.get(url('bookings/:id'), never)),
    lead: (ada) => ada.seeWaiting(),
  },
  { name: 'a booking', attributes: MANAGING, before: booked(), lead: (ada) => ada.button('Cancel booking') },
  {
    name: 'a request',
    attributes: MANAGING,
    before: booked({ status: 'pending' }),
    lead: (ada) => ada.button('Withdraw request'),
  },
  ...(['declined', 'completed', 'no-show', 'cancelled'] as const).map((status): State => ({
    name: `a booking that is ${status}`,
    attributes: MANAGING,
    before: booked({ status, can: CLOSED }),
    lead: (ada) => ada.button('Book another time'),
  })),
  {
    name: 'a booking that it is too late to change',
    attributes: MANAGING,
    before: booked({ can: CLOSED }),
    lead: (ada) => ada.see('It’s too late'),
  },
  {
    name: 'cancelling',
    attributes: MANAGING,
    before: booked(),
    async lead(ada) {
      await ada.press('Cancel booking')
      await ada.button('Yes, cancel it')
    },
  },
  {
    name: 'a cancellation that was refused',
    attributes: MANAGING,
    before() {
      booked()()
      worker.use(http.post(url('bookings/:id/cancel'), () => problem('internal')))
    },
    async lead(ada) {
      await ada.press('Cancel booking')
      await ada.press('Yes, cancel it')
      await ada.see('Something went wrong')
    },
  },
  {
    name: 'just cancelled',
    attributes: MANAGING,
    before: booked(),
    async lead(ada) {
      await ada.press('Cancel booking')
      await ada.press('Yes, cancel it')
      await ada.see('Your booking is cancelled')
    },
  },
  {
    name: 'a new time to choose',
    attributes: MANAGING,
    before: booked(),
    async lead(ada) {
      await ada.press('Move to another time')
      await ada.button('10:30')
    },
  },
  {
    name: 'a move to confirm',
    attributes: MANAGING,
    before: booked(),
    async lead(ada) {
      await ada.press('Move to another time')
      await ada.press('10:30')
      await ada.see('Kept for you')
      await ada.button(/^Move to Wednesday/)
    },
  },
  {
    name: 'a move to a time that was taken',
    attributes: MANAGING,
    before: booked(),
    async lead(ada) {
      await ada.press('Move to another time')
      await ada.press(/^Thursday, 12 March/)
      await ada.press('11:00')
      salon.taken.push({ start: Date.parse('2026-03-12T10:00:00Z'), end: Date.parse('2026-03-12T10:30:00Z') })
      await ada.press(/^Move to /)
      await ada.see('just taken')
    },
  },
  {
    name: 'moved',
    attributes: MANAGING,
    before: booked(),
    async lead(ada) {
      await ada.press('Move to another time')
      await ada.press('10:30')
      await ada.press(/^Move to /)
      await ada.see('has moved')
    },
  },
  { name: 'a link that leads nowhere', attributes: MANAGING, lead: (ada) => ada.see('We can’t find this booking') },
]
