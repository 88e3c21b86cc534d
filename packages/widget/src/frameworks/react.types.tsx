/** @jsxImportSource react */
import './react.js'

// Checked by the compiler alone: what must be written so, and what must not.

export const good = (
  <booking-widget
    server="https://book.example.com"
    demo
    timeZone="Europe/Berlin"
    theme="dark"
    className="booking"
    ref={(element) => element?.refresh()}
    onbooking-created={(event) => event.detail.booking.start.slice(0, 10)}
    onbooking-before-create={(event) => event.detail.waitUntil(Promise.resolve())}
  />
)

// @ts-expect-error: no such theme
export const wrongTheme = <booking-widget theme="sepia" />
// @ts-expect-error: no such attribute
export const wrongName = <booking-widget servcie="haircut" />
// @ts-expect-error: the detail has no such field
export const wrongDetail = <booking-widget onbooking-created={(event) => event.detail.token} />

export const goodButton = (
  <booking-button
    service="haircut"
    time-zone="Europe/Berlin"
    label="Book a haircut"
    float={true}
    ref={(element) => element?.show()}
    onbooking-created={(event) => event.detail.booking.id}
  />
)

// @ts-expect-error: the button has attributes only
export const wrongButton = <booking-button timeZone="Europe/Berlin" />
