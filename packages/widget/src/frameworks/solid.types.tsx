/** @jsxImportSource solid-js */
import './solid.js'

export const good = (
  <booking-widget
    server="https://book.example.com"
    demo={true}
    timeZone="Europe/Berlin"
    theme="dark"
    class="booking"
    ref={(element) => element.refresh()}
    on:booking-created={(event) => event.detail.booking.start.slice(0, 10)}
    on:booking-before-create={(event) => event.detail.waitUntil(Promise.resolve())}
  />
)

// @ts-expect-error: no such theme
export const wrongTheme = <booking-widget theme="sepia" />
// @ts-expect-error: no such attribute
export const wrongName = <booking-widget servcie="haircut" />
// @ts-expect-error: the detail has no such field
export const wrongDetail = <booking-widget on:booking-created={(event) => event.detail.token} />

export const goodButton = (
  <booking-button
    service="haircut"
    time-zone="Europe/Berlin"
    label="Book a haircut"
    float={true}
    ref={(element) => element.show()}
    on:booking-created={(event) => event.detail.booking.id}
  />
)

// @ts-expect-error: the button has attributes only
export const wrongButton = <booking-button timeZone="Europe/Berlin" />
