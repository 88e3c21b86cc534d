import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** `<booking-widget>` in React's JSX (19 and later, which sets properties and hears events of custom elements). */
type ReactBookingWidget = DetailedHTMLProps<HTMLAttributes<BookingWidget>, BookingWidget> &
  BookingWidgetProps &
  BookingEventHandlers<'on'> & { readonly class?: string }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'booking-widget': ReactBookingWidget
    }
  }
}
