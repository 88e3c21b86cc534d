/** Of mice, the system says which press is the second one; of fingers, those that come within this, so near to the first. */
const DOUBLE_MS = 500
const DOUBLE_PX = 32

/**
 * Many people press everything twice. The second press isn't meant for what has come meanwhile to where the first one
 * was: a time that is double-clicked would be booked by the button that takes its place. The same button again is
 * pressed again, and keys and scripts press what they mean.
 */
export function pressOnce(root: ShadowRoot): void {
  let first: Element | undefined
  let last: MouseEvent | undefined
  const press = (event: PointerEvent): void => {
    const { detail, pointerType, timeStamp, clientX, clientY, target } = event
    if (detail === 0) return
    const pressed = (target as Element).closest('button, a, li, dialog, label') ?? (target as Element)
    const isDouble =
      detail > 1 ||
      (last &&
        pointerType !== 'mouse' &&
        timeStamp - last.timeStamp < DOUBLE_MS &&
        Math.hypot(clientX - last.clientX, clientY - last.clientY) < DOUBLE_PX)
    last = event
    if (!isDouble) first = pressed
    else if (pressed !== first) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  root.addEventListener('click', press as EventListener, true)
}
