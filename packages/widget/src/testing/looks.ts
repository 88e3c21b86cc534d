import { spelled } from './spelling.js'

/** What reaches out of the element's own width, or is cut off within: somebody would have to scroll sideways. */
export function sidewaysIn(element: Element): readonly string[] {
  const frame = element.getBoundingClientRect()
  const reachesOut = (part: Element): boolean => {
    const { left, right } = part.getBoundingClientRect()
    return right > frame.right + 0.5 || left < frame.left - 0.5
  }
  const isCut = (part: Element): boolean => part.matches('th, button, p, h2, h3') && part.scrollWidth > part.clientWidth
  return [...(element.shadowRoot?.querySelectorAll('.frame *') ?? [])]
    .filter((part) => !part.closest('.visually-hidden, .zone-popup'))
    .filter((part) => part.getClientRects().length > 0 && part.localName !== 'slot')
    .filter((part) => reachesOut(part) || isCut(part))
    .map(nameOf)
}

/** Days and times are what most visitors press, many with a thumb on a bus. */
const LARGE = 44
const LEAST = 24

/** What is too small to be pressed: 24 px either way, and days and times 44 px high. */
export const smallTargetsIn = (element: Element): readonly string[] =>
  [...(element.shadowRoot?.querySelectorAll('button, a[href], input, select, textarea, [role=option]') ?? [])]
    .filter((target) => !target.closest('[inert], dd') && target.getClientRects().length > 0)
    .filter((target) => {
      // A tick is pressed anywhere on its label.
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
      return width < LEAST || height < (target.matches('.day, .time') ? LARGE : LEAST)
    })
    .map(nameOf)

const nameOf = (part: Element): string => `${part.tagName}.${part.className}: ${spelled(part.textContent).slice(0, 40)}`
