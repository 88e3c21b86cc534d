import type { HTMLAttributes } from 'svelte/elements'
import type { BookingButton } from '../booking-button.js'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingButtonProps, BookingEventHandlers, BookingWidgetProps } from './booking-elements.js'

/** An element in Svelte's templates. */
type InSvelte<Element extends EventTarget, Props> = HTMLAttributes<Element> & Props & BookingEventHandlers<'on'>

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'booking-widget': InSvelte<BookingWidget, BookingWidgetProps>
    'booking-button': InSvelte<BookingButton, BookingButtonProps>
  }
}
