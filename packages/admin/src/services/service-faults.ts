import { readAmount } from '@openslot/core'
import type { ApiError } from '../api/api-error.js'
import type { Faults, Values } from '../forms/form.js'
import { tooLong } from '../forms/too-long.js'
import { tooMuch } from '../forms/too-much.js'
import type { Words } from '../i18n/en.js'
import { NUMBER_FIELDS, numberOrNull, readMinutes } from './service-values.js'

/** Characters, as the server takes them. */
const MOST = { name: 200, description: 2000, placeText: 300, slug: 64 }

/** Numbers, as the server takes them. */
export const MOST_OF_A_CAP = 1_000_000
const MOST_NUMBERS = {
  durations: 7 * 1440,
  capacity: 10_000,
  maxGuests: 20,
  maxMoves: 1000,
  bookingWindowBusinessDays: 36_600,
  capDay: MOST_OF_A_CAP,
  capWeek: MOST_OF_A_CAP,
  capMonth: MOST_OF_A_CAP,
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const isSlug = (text: string): boolean => SLUG.test(text)

/** What is wrong with what was entered, as far as one can tell here. */
export function faultsIn(values: Values, words: Words): Faults {
  const { faults } = words.services
  const text = (name: string): string => (values[name] ?? '').trim()
  const isWrong: Readonly<Record<string, boolean>> = {
    name: text('name') === '',
    // A new one has none yet.
    slug: values['slug'] !== undefined && !isSlug(text('slug')),
    price: text('price') !== '' && readAmount(text('price'), text('currency')) === undefined,
    placeUrl: text('placeUrl') !== '' && !isWebAddress(text('placeUrl')),
    durations: readMinutes(text('durations')) === undefined,
    capacity: numberOrNull(text('capacity')) === 0,
  }
  const wrong = (['name', 'slug', 'price', 'placeUrl', 'durations', 'capacity'] as const).filter(
    (name) => isWrong[name],
  )
  const wrongNumbers = NUMBER_FIELDS.filter((name) => text(name) !== '' && numberOrNull(text(name)) === null)
  return Object.fromEntries([
    ...Object.entries(tooLong(values, MOST, words)),
    ...wrong.map((name) => [name, faults[name]]),
    ...wrongNumbers.map((name) => [name, name === 'capacity' ? faults.capacity : faults.number]),
    ...Object.entries(tooMuch(values, MOST_NUMBERS, words)),
  ])
}

/** What the server found, in its words. */
export const faultsFound = ({ problem }: ApiError): Faults =>
  Object.fromEntries((problem?.errors ?? []).map(({ pointer, message }) => [fieldAt(pointer), message]))

const FIELD_AT: Readonly<Record<string, string>> = {
  '/price/amount': 'price',
  '/price/currency': 'currency',
  '/location/kind': 'place',
  '/location/text': 'placeText',
  '/location/url': 'placeUrl',
  '/caps/day': 'capDay',
  '/caps/week': 'capWeek',
  '/caps/month': 'capMonth',
}

const fieldAt = (pointer: string): string => FIELD_AT[pointer] ?? pointer.split('/')[1] ?? ''

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
