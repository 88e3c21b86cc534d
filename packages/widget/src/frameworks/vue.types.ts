import type { GlobalComponents } from 'vue'
import './vue.js'

// What Vue's language tools take a template's attributes for.

type Props = InstanceType<GlobalComponents['booking-widget']>['$props']

export const good: Props = {
  server: 'https://book.example.com',
  demo: true,
  timeZone: 'Europe/Berlin',
  theme: 'dark',
  class: 'booking',
  onBookingCreated: (event) => event.detail.booking.start.slice(0, 10),
  onBookingBeforeCreate: (event) => event.detail.waitUntil(Promise.resolve()),
}

// @ts-expect-error: no such theme
export const wrongTheme: Props = { theme: 'sepia' }
// @ts-expect-error: no such attribute
export const wrongName: Props = { servcie: 'haircut' }
// @ts-expect-error: the detail has no such field
export const wrongDetail: Props = { onBookingCreated: (event) => event.detail.token }

type ButtonProps = InstanceType<GlobalComponents['booking-button']>['$props']

export const goodButton: ButtonProps = {
  service: 'haircut',
  'time-zone': 'Europe/Berlin',
  label: 'Book a haircut',
  float: true,
  onBookingCreated: (event) => event.detail.booking.id,
}

// @ts-expect-error: the button has attributes only
export const wrongButton: ButtonProps = { timeZone: 'Europe/Berlin' }
