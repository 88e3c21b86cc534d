/** What is read out of something. */
export const heard = (element: Element | null): string | null => element?.getAttribute('aria-label') ?? null

/** Presses whatever lies where this did, and says what that is. */
export function pressesAt(element: Element): (init: PointerEventInit) => string | null {
  element.scrollIntoView({ block: 'nearest' })
  const { left, top } = element.getBoundingClientRect()
  const at = { clientX: left + 8, clientY: top + 8 }
  return (init) => {
    const below = document.elementFromPoint(at.clientX, at.clientY)
    below?.dispatchEvent(new PointerEvent('click', { bubbles: true, cancelable: true, ...at, ...init }))
    return heard(below)
  }
}
