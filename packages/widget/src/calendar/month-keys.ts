import { addDays, addMonthsTo, dayOfWeek } from './month.js'

/**
 * Where a key leads from a day of the month grid, as the ARIA Authoring Practices have it for date grids;
 * `undefined`: the key means nothing here.
 */
export function dayAfterKey(
  date: string,
  key: { readonly key: string; readonly shiftKey: boolean },
  grid: { readonly weekStart: number; readonly isRightToLeft: boolean },
): string | undefined {
  const forward = grid.isRightToLeft ? -1 : 1
  switch (key.key) {
    case 'ArrowLeft':
      return addDays(date, -forward)
    case 'ArrowRight':
      return addDays(date, forward)
    case 'ArrowUp':
      return addDays(date, -7)
    case 'ArrowDown':
      return addDays(date, 7)
    case 'Home':
      return addDays(date, -dayOfWeek(date, grid.weekStart))
    case 'End':
      return addDays(date, 6 - dayOfWeek(date, grid.weekStart))
    case 'PageUp':
      return addMonthsTo(date, key.shiftKey ? -12 : -1)
    case 'PageDown':
      return addMonthsTo(date, key.shiftKey ? 12 : 1)
    default:
      return undefined
  }
}
