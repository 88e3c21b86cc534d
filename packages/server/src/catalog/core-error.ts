import { CoreError } from '@openslot/core'
import type * as v from 'valibot'

/** Where a field is: its name and, below it, names and places in lists. */
type Path = readonly [string | number, ...(string | number)[]]

/**
 * The core knows the rules for hours and durations: its error becomes an issue of the entry, at the field that it names.
 *
 * @param placeOf where the field that the core calls `staff.hours[1].day` (`['hours', 1, 'day']`) is in the entry
 */
export function reportCoreError(
  entry: object,
  addIssue: (issue: { message: string; path: [v.UnknownPathItem, ...v.UnknownPathItem[]] }) => void,
  check: () => void,
  placeOf: (path: Path) => Path = (path) => path,
): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    // The entry itself stands before it.
    const [, first = '', ...rest] = error.field.split(/[.[\]]+/).filter((name) => name !== '')
    const [head, ...more] = placeOf([first, ...rest])
    addIssue({ message: remedyOf(error), path: [pathItem(entry, head), ...more.map((key) => pathItem(entry, key))] })
  }
}

const pathItem = (input: object, key: string | number): v.UnknownPathItem => ({
  type: 'unknown',
  origin: 'value',
  input,
  key,
  value: undefined,
})

/** `Use a whole number.` for the core's `service.capacity: use a whole number`. */
function remedyOf({ message, field }: CoreError): string {
  const remedy = message.slice(`${field}: `.length)
  return `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`
}
