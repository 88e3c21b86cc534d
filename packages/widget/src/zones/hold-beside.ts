import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom'

/** Holds a popup beside its anchor, whatever scrolls or grows, until released. */
export function holdBeside(anchor: Element, popup: HTMLElement): () => void {
  const place = async (): Promise<void> => {
    const { x, y } = await computePosition(anchor, popup, {
      strategy: 'fixed',
      placement: 'top-start',
      middleware: [
        offset(8),
        flip({ padding: 8 }),
        shift({ padding: 8 }),
        size({
          padding: 8,
          apply: ({ availableHeight }) => {
            popup.style.maxHeight = `${Math.max(Math.min(availableHeight, 360), 160)}px`
          },
        }),
      ],
    })
    Object.assign(popup.style, { left: `${x}px`, top: `${y}px` })
  }
  return autoUpdate(anchor, popup, () => void place())
}
