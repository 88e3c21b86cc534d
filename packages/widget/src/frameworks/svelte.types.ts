import type { SvelteHTMLElements } from 'svelte/elements'
import './svelte.js'

// What Svelte's language tools take a template's attributes for.

type Props = SvelteHTMLElements['booking-widget']

export const good: Props = {
  server: 'https://book.example.com',
  demo: true,
  timeZone: 'Europe/Berlin',
  theme: 'dark',
  class: 'booking',
  'onbooking-created': (event) => event.detail.booking.start.slice(0, 10),
  'onbooking-before-create': (event) => event.detail.waitUntil(Promise.resolve()),
}

// @ts-expect-error: no such theme
export const wrongTheme: Props = { theme: 'sepia' }
// @ts-expect-error: no such attribute
export const wrongName: Props = { servcie: 'haircut' }
// @ts-expect-error: the detail has no such field
export const wrongDetail: Props = { 'onbooking-created': (event) => event.detail.token }

type ButtonProps = SvelteHTMLElements['booking-button']

export const goodButton: ButtonProps = {
  service: 'haircut',
  'time-zone': 'Europe/Berlin',
  label: 'Book a haircut',
  float: true,
  'onbooking-created': (event) => event.detail.booking.id,
}

// @ts-expect-error: the button has attributes only
export const wrongButton: ButtonProps = { timeZone: 'Europe/Berlin' }
