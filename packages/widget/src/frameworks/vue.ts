import type { HTMLAttributes } from 'vue'
import type { BookingButton } from '../booking-button.js'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingEventMap } from '../events.js'
import type { BookingButtonProps, BookingWidgetProps } from './booking-elements.js'

/** `booking-created` → `BookingCreated` */
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>

/** `@booking-created` in a template is `onBookingCreated` to Vue. */
type VueHandlers = {
  readonly [Name in keyof BookingEventMap as `on${Pascal<Name>}`]?: ((event: BookingEventMap[Name]) => void) | undefined
}

/** An element in Vue's templates. */
type InVue<Element, Props> = new () => Element & {
  /** For the compiler alone. */
  readonly $props: HTMLAttributes & Props & VueHandlers
}

declare module 'vue' {
  interface GlobalComponents {
    'booking-widget': InVue<BookingWidget, BookingWidgetProps>
    'booking-button': InVue<BookingButton, BookingButtonProps>
  }
}
