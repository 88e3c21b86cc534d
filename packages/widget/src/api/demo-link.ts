import type { BookingKey } from './api.js'

/** Where a demonstration's customers find their booking: nowhere but in the element. */
export const demoLink = ({ id, token }: BookingKey): string => `#openslot-demo/${id}/${token}`

export function keyInDemoLink(link: string): BookingKey | undefined {
  const [, id, token] = /^#openslot-demo\/(.+)\/(.+)$/.exec(link) ?? []
  return id && token ? { id, token } : undefined
}
