import type { HTMLAttributes } from 'vue'
import type { BookingWidget } from '../booking-widget.js'
import type { BookingEventMap } from '../events.js'
import type { BookingWidgetProps } from './booking-elements.js'

/** `booking-created` → `BookingCreated` */
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>

/** `@booking-created` in a template is `onBookingCreated` to Vue. */
type VueHandlers = {
  readonly [Name in keyof BookingEventMap as `on${Pascal<Name>}`]?: ((event: BookingEventMap[Name]) => void) | undefined
}

/** `<booking-widget>` in Vue's templates. */
type VueBookingWidget = new () => BookingWidget & {
  /** For the compiler alone. */
  readonly $props: HTMLAttributes & BookingWidgetProps & VueHandlers
}

declare module 'vue' {
  interface GlobalComponents {
    'booking-widget': VueBookingWidget
  }
}
