import type { BookingKey } from './api.js'
import type { Send } from './http.js'

/** Never asked over a network: what is sent there is answered in the page. */
export const DEMO_SERVER = 'https://demo.invalid/'

/** Answers in the page, from a salon that comes with the first request. */
export const sendToDemo: Send = async (...call) => (await import('../in-page/demo.js')).answer(...call)

/** Where a demonstration's customers find their booking: nowhere but in the element. */
export const demoLink = ({ id, token }: BookingKey): string => `#openslot-demo/${id}/${token}`

export function keyInDemoLink(link: HTMLAnchorElement | null): BookingKey | undefined {
  const [, id, token] = /^#openslot-demo\/(.+)\/(.+)$/.exec(link?.getAttribute('href') ?? '') ?? []
  return id !== undefined && token !== undefined ? { id, token } : undefined
}
