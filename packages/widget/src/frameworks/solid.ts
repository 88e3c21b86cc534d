import type { JSX as SolidJSX } from 'solid-js'
import type { BookingButton } from '../booking-button.js'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingButtonProps, BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** An element in Solid's JSX. */
type InSolid<Element, Props> = SolidJSX.HTMLAttributes<Element> & Props & BookingEventHandlers<'on:'>

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'booking-widget': InSolid<BookingWidget, BookingWidgetProps>
      'booking-button': InSolid<BookingButton, BookingButtonProps>
    }
  }
}
