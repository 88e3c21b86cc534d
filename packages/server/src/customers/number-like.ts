/** So many digits tell one number from others, whatever stands before them. */
const OWN_DIGITS = 7
/**
 * By the digits alone. In its own country a number begins with a zero, elsewhere with the country's digits: what is left
 * without zeros is a part of it written the other way, in whichever of the two ways it is stored.
 */
export function isNumberLike(stored: string, wanted: string): boolean {
  const [has, own] = [digitsOf(stored), withoutZeros(digitsOf(wanted))]
  if (own === '') return has.includes(digitsOf(wanted))
  if (has.includes(own)) return true
  const ownStored = withoutZeros(has)
  return ownStored.length >= OWN_DIGITS && own.endsWith(ownStored)
}

/** A zero in brackets is dialled by nobody who dials the country first. */
const digitsOf = (number: string): string => number.replace('(0)', '').replaceAll(/\D+/g, '')

const withoutZeros = (digits: string): string => digits.replace(/^0+/, '')
