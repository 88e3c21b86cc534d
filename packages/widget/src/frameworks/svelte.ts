import type { HTMLAttributes } from 'svelte/elements'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** `<booking-widget>` in Svelte's templates. */
type SvelteBookingWidget = HTMLAttributes<BookingWidget> & BookingWidgetProps & BookingEventHandlers<'on'>

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'booking-widget': SvelteBookingWidget
  }
}
