import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { BookingButton } from '../booking-button.js'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingButtonProps, BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** An element in React's JSX (19 and later, which sets properties and hears events of custom elements). */
type InReact<Element, Props> = DetailedHTMLProps<HTMLAttributes<Element>, Element> &
  Props &
  BookingEventHandlers<'on'> & { readonly class?: string }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'booking-widget': InReact<BookingWidget, BookingWidgetProps>
      'booking-button': InReact<BookingButton, BookingButtonProps>
    }
  }
}
