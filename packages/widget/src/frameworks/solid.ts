import type { JSX as SolidJSX } from 'solid-js'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** `<booking-widget>` in Solid's JSX. */
type SolidBookingWidget = SolidJSX.HTMLAttributes<BookingWidget> & BookingWidgetProps & BookingEventHandlers<'on:'>

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'booking-widget': SolidBookingWidget
    }
  }
}
