import { waitUntil } from '@open-wc/testing'
import type { BookingWidget } from '../booking-widget.js'
import '../define.js'
import { NOW, salon } from './salon.js'
import { spelled } from './spelling.js'

// Finds and presses things by what a person sees or hears of them.

export interface Visitor {
  readonly element: BookingWidget
  button(name: string | RegExp): Promise<HTMLElement>
  buttons(name: string | RegExp): readonly HTMLElement[]
  link(name: string): HTMLAnchorElement | undefined
  field(label: string): Promise<HTMLInputElement>
  press(name: string | RegExp): Promise<void>
  type(label: string, text: string): Promise<void>
  /** Waits until the words are on screen. */
  see(text: string): Promise<void>
  /** Waits until something is on its way. */
  seeWaiting(): Promise<void>
  /** Waits until what is called that has focus. */
  seeFocusOn(name: string): Promise<void>
  sees(text: string): boolean
  heading(): string
  /** What a screen reader was told last. */
  told(): string
  focused(): Element | null
  times(): readonly string[]
  /** The events that reached the document's body, by name. */
  readonly heard: { readonly type: string; readonly detail: unknown }[]
}

const EVENTS = [
  'booking-ready',
  'booking-slot-selected',
  'booking-created',
  'booking-rescheduled',
  'booking-cancelled',
  'booking-error',
] as const

const nameOf = (element: Element): string => spelled(element.getAttribute('aria-label') ?? element.textContent)

const matches = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === spelled(wanted) : wanted.test(name)

let opened: (() => void)[] = []

/** Call in `afterEach`: nobody stays behind. */
export function leave(): void {
  for (const close of opened) close()
  opened = []
}

/** A page with the element, in a place of its own. */
export function visit(attributes: Record<string, string> = {}, width = 1000): Visitor {
  const place = document.createElement('div')
  place.style.width = `${width}px`
  const element = document.createElement('booking-widget')
  const all = { server: salon.server, locale: 'en-GB', 'time-zone': 'Europe/Berlin', theme: 'light', ...attributes }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  element.clock = () => NOW
  const heard: Visitor['heard'] = []
  const hear = (event: Event): void => {
    heard.push({ type: event.type, detail: event instanceof CustomEvent ? event.detail : undefined })
  }
  for (const type of EVENTS) document.body.addEventListener(type, hear)
  place.append(element)
  document.body.append(place)
  opened.push(() => {
    for (const type of EVENTS) document.body.removeEventListener(type, hear)
    place.remove()
  })
  return { heard, ...person(element) }
}

/** Somebody who sees and presses what is in an element. */
export function person(element: BookingWidget): Omit<Visitor, 'heard'> {
  const all = (selector: string): readonly HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ]
  const text = (): string => spelled(all('.frame')[0]?.innerText)
  const buttons = (name: string | RegExp): readonly HTMLElement[] =>
    all('button, [role=option]').filter((candidate) => matches(nameOf(candidate), name))
  const appear = async (isThere: () => boolean, what: string): Promise<void> => {
    try {
      await waitUntil(isThere, what, { interval: 10, timeout: 15_000 })
    } catch {
      throw new Error(`${what} didn’t appear; on screen: ${text()}`)
    }
  }
  const first = async <T>(look: () => T | undefined, what: string): Promise<T> => {
    await appear(() => look() !== undefined, what)
    return look() as T
  }
  const button = (name: string | RegExp): Promise<HTMLElement> =>
    first(() => buttons(name)[0], `a button ${String(name)}`)
  const field = (label: string): Promise<HTMLInputElement> =>
    first(() => {
      const found = all('label').find((candidate) => spelled(candidate.textContent).startsWith(label))
      const id = found?.getAttribute('for') ?? found?.querySelector('input')?.id
      return id ? ((element.shadowRoot?.getElementById(id) ?? undefined) as HTMLInputElement | undefined) : undefined
    }, `a field ${label}`)
  return {
    element,
    button,
    buttons,
    field,
    link: (name) => all('a').find((candidate) => nameOf(candidate) === name) as HTMLAnchorElement | undefined,
    async press(name) {
      const isReady = (found: HTMLElement): boolean => found.getAttribute('aria-disabled') !== 'true'
      const found = await first(() => buttons(name).find(isReady), `a button ${String(name)} to press`)
      found.focus()
      found.click()
      await element.updateComplete
    },
    async type(label, value) {
      const found = await field(label)
      found.focus()
      found.value = value
      found.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
      await element.updateComplete
    },
    async see(words) {
      await appear(() => text().includes(spelled(words)), `“${words}”`)
      await element.updateComplete
    },
    seeWaiting: () => appear(() => all('[aria-busy=true]').length > 0, 'something on its way'),
    seeFocusOn: (name) =>
      appear(() => {
        const { activeElement } = element.shadowRoot ?? {}
        return activeElement ? nameOf(activeElement) === spelled(name) : false
      }, `focus on “${name}”`),
    sees: (words) => text().includes(spelled(words)),
    heading: () => spelled(all('h2')[0]?.textContent),
    told: () => spelled(all('[role=status]')[0]?.textContent),
    focused: () => element.shadowRoot?.activeElement ?? null,
    times: () => all('.times .time').map((time) => spelled(time.textContent)),
  }
}
