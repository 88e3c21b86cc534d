/** What lies over the panels, the uppermost last. */
const OVER = ['dialog.question', 'dialog.again']

/**
 * Shows a dialog in its place, be it for the second time: browsers lay what is shown last over all else. A question lies
 * over what it is about, and the sign-in over everything that nobody may read meanwhile.
 *
 * @returns whether nothing lies over it
 */
export function showInPlace(dialog: HTMLDialogElement): boolean {
  const { activeElement } = document
  dialog.showModal()
  const place = OVER.findIndex((kind) => dialog.matches(kind))
  const over = OVER.slice(place + 1).flatMap((kind) => [
    ...document.querySelectorAll<HTMLDialogElement>(`${kind}[open]`),
  ])
  for (const one of over) {
    one.close()
    one.showModal()
  }
  if (activeElement instanceof HTMLElement && over.some((one) => one.contains(activeElement))) activeElement.focus()
  return over.length === 0
}

/**
 * For `@keydown`: what the escape key does to a dialog that decides that itself. Left to the browser, it closes at its
 * second press whatever the dialog says, and with it those below that were opened by no press of their own.
 */
export const onEscape =
  (deed: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    // Held, it means one thing.
    if (!event.repeat) deed()
  }
