import type { BookingWidget } from '../booking-widget.js'
import type { BookingEventMap } from '../events.js'

// What templates of any framework can say of the elements; each framework's own file only spells it its way.

/** What can be written on the widget, besides what HTML has for every element. */
export type BookingWidgetProps = {
  readonly [
    Name in
      | 'server'
      | 'demo'
      | 'service'
      | 'staff'
      | 'date'
      | 'locale'
      | 'timeZone'
      | 'theme'
      | 'name'
      | 'email'
      | 'phone'
      | 'booking'
      | 'token'
      | 'history'
      | 'noDraft'
      | 'messages'
      | 'clock'
  ]?: BookingWidget[Name] | undefined
} & {
  /** The attribute of `timeZone`. */
  readonly 'time-zone'?: string | undefined
  /** The attribute of `noDraft`. */
  readonly 'no-draft'?: boolean | undefined
}

/** The same for the button, which has attributes only: its own, and those that it passes on to the widget. */
export type BookingButtonProps = Omit<BookingWidgetProps, 'timeZone' | 'noDraft' | 'messages' | 'clock' | 'history'> & {
  readonly label?: string | undefined
  readonly 'close-label'?: string | undefined
  readonly 'retry-label'?: string | undefined
  readonly float?: boolean | undefined
}

/** Handlers of all events, named as a framework names them: `onbooking-created`, `on:booking-created` … */
export type BookingEventHandlers<Prefix extends string> = {
  readonly [Name in keyof BookingEventMap as `${Prefix}${Name}`]?: ((event: BookingEventMap[Name]) => void) | undefined
}
