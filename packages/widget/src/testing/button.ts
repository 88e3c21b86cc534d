import { waitUntil } from '@open-wc/testing'
import type { BookingButton } from '../booking-button.js'
import '../define-button.js'
import { NOW, salon } from './salon.js'
import { type Visitor, person } from './visitor.js'

export const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

export function place(attributes: Record<string, string> = {}): BookingButton {
  const element = document.createElement('booking-button')
  const all = { server: salon.server, locale: 'en-GB', 'time-zone': 'Europe/Berlin', theme: 'light', ...attributes }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  document.body.append(element)
  return element
}

export const inside = (element: BookingButton, selector: string): HTMLElement =>
  element.shadowRoot?.querySelector(selector) as HTMLElement
export const labelOf = (element: BookingButton): HTMLElement => inside(element, '[part=button] span')
export const dialogOf = (element: BookingButton): HTMLDialogElement => inside(element, 'dialog') as HTMLDialogElement
export const press = (element: BookingButton, part: 'button' | 'close'): void => {
  const found = inside(element, `[part=${part}]`)
  found.focus()
  found.click()
}

/** Whoever has opened the dialog, on the salon's day. */
export async function visitorIn(element: BookingButton): Promise<Omit<Visitor, 'heard'>> {
  await waitUntil(() => element.widget?.isConnected, 'no widget came', { timeout: 15_000 })
  const widget = element.widget as NonNullable<BookingButton['widget']>
  widget.clock = () => NOW
  return person(widget)
}

/** Every button that is on the page. */
export function removeButtons(): void {
  for (const element of document.querySelectorAll('booking-button')) element.remove()
}
