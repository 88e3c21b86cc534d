import type { HTMLAttributes } from 'preact'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** `<booking-widget>` in Preact's JSX. */
type PreactBookingWidget = Omit<HTMLAttributes<BookingWidget>, keyof BookingWidgetProps> &
  BookingWidgetProps &
  BookingEventHandlers<'on'>

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'booking-widget': PreactBookingWidget
    }
  }
}
