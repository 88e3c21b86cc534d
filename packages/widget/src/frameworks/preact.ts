import type { HTMLAttributes } from 'preact'
import type { BookingButton } from '../booking-button.js'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingButtonProps, BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** An element in Preact's JSX. */
type InPreact<Element extends EventTarget, Props> = Omit<HTMLAttributes<Element>, keyof Props> &
  Props &
  BookingEventHandlers<'on'>

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'booking-widget': InPreact<BookingWidget, BookingWidgetProps>
      'booking-button': InPreact<BookingButton, BookingButtonProps>
    }
  }
}
