/** Of mice, the system says which press is the second one; of fingers, those that come within this, so near to the first. */
const DOUBLE_MS = 500
const DOUBLE_PX = 32

/**
 * Many people press everything twice. The second press isn't meant for what has come meanwhile to where the first one
 * was: a time that is double-clicked would be booked by the button that takes its place, and focus would go from the
 * heading it was led to. The same button again is pressed again, and keys and scripts press what they mean.
 */
export function pressOnce(root: ShadowRoot): void {
  let first: Element | undefined
  let last: MouseEvent | undefined
  const press = (event: PointerEvent): void => {
    const { detail, pointerType, timeStamp, clientX, clientY } = event
    if (detail === 0) return
    const isDouble =
      detail > 1 ||
      (last &&
        pointerType !== 'mouse' &&
        timeStamp - last.timeStamp < DOUBLE_MS &&
        Math.hypot(clientX - last.clientX, clientY - last.clientY) < DOUBLE_PX)
    last = event
    if (!isDouble) first = pressedBy(event)
    else if (pressedBy(event) !== first) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const keepFocus = (event: MouseEvent): void => {
    if (event.detail > 1 && pressedBy(event) !== first) event.preventDefault()
  }
  root.addEventListener('click', press as EventListener, true)
  root.addEventListener('mousedown', keepFocus as EventListener, true)
}

/** Of a label, the field that it presses. */
function pressedBy({ target }: Event): Element {
  const pressed = (target as Element).closest('button, a, li, dialog, label') ?? (target as Element)
  return (pressed as HTMLLabelElement).control ?? pressed
}
