import { bookingUid } from '../bookings/calendar.js'
import type { StoredBooking } from '../bookings/store.js'
import { calendarTexts } from '../notifications/calendar-texts.js'
import { readerOf } from '../notifications/wording.js'
import type { OutgoingEvent } from './provider.js'

/** What stands in the calendar of who gives it: as the invitation that the business gets by mail. */
export function eventOf(booking: StoredBooking, timeZone: string, locale: string): OutgoingEvent {
  const { id, sequence, start, end } = booking
  const texts = calendarTexts(booking, {
    reader: readerOf({ locale, timeZone }, locale),
    isForBusiness: true,
    isGuest: false,
    manageUrl: null,
  })
  return {
    uid: bookingUid(id),
    sequence,
    start,
    end,
    timeZone,
    title: texts.title,
    description: texts.description ?? '',
    location: texts.place,
    url: texts.url,
  }
}
