/** Of mice, the system says which press is the second one. Of fingers, it is what comes within this, so near to the first. */
const DOUBLE_MS = 500
const DOUBLE_PX = 32

/**
 * Many people press everything twice, or hold a key down. The second press isn't meant for what has come meanwhile to
 * where the first one was, be it the next customer or the way back. The same thing again is pressed again, and single
 * keys and scripts press what they mean.
 *
 * The widget has its own, as neither package may import the other and the core knows no DOM. It listens within a shadow
 * root, where it sees what was pressed, and lets held keys be: its steps put the focus where nothing is decided.
 */
export function pressOnce(page: HTMLElement): void {
  let first: Element | undefined
  let last: MouseEvent | undefined
  const isSecond = (event: MouseEvent): boolean => {
    if (event.detail > 1) return true
    if (!last || (event as PointerEvent).pointerType === 'mouse') return false
    const isNear = Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) < DOUBLE_PX
    return isNear && event.timeStamp - last.timeStamp < DOUBLE_MS
  }
  const press = (event: MouseEvent): void => {
    if (event.detail === 0) return
    const isMeantForFirst = isSecond(event)
    last = event
    if (!isMeantForFirst) first = pressedBy(event)
    else if (pressedBy(event) !== first) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const keepFocus = (event: MouseEvent): void => {
    if (event.detail > 1 && pressedBy(event) !== first) event.preventDefault()
  }
  page.addEventListener('click', press, true)
  page.addEventListener('mousedown', keepFocus, true)
  page.addEventListener('keydown', holdOnce, true)
}

/** A key that is held goes on in a text, but presses once. */
function holdOnce(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)) event.preventDefault()
}

/** Of a label, the field that it presses. */
function pressedBy({ target }: Event): Element {
  const pressed = (target as Element).closest('button, a, li, dialog, label') ?? (target as Element)
  return (pressed as HTMLLabelElement).control ?? pressed
}
