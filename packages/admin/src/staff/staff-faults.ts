import { emailFault, isPhone } from '@openslot/core/wire'
import type { ApiError } from '../api/api-error.js'
import type { Faults, Values } from '../forms/form.js'
import { MOST_CHARACTERS, tooLong } from '../forms/too-long.js'
import { tooMuch } from '../forms/too-much.js'
import { specialDaysFault } from '../hours/special-days.js'
import { readHours, weekdayName } from '../hours/week.js'
import { readSpecialDays } from '../hours/special-days.js'
import type { Weekday } from '../hours/week.js'
import { formatDate } from '../i18n/format.js'
import type { Words } from '../i18n/en.js'
import type { Speech } from '../i18n/language.js'
import { openingsOf, faultOf } from '../hours/week.js'
import { MOST_OF_A_CAP, isSlug, isWebAddress } from '../services/service-faults.js'
import { numberOrNull } from '../services/service-values.js'
import { CAPS } from './staff-values.js'

/** What is wrong with what was entered, as far as one can tell here. */
export function faultsIn(values: Values, words: Words): Faults {
  const { faults } = words.staff
  const text = (name: string): string => (values[name] ?? '').trim()
  const found: Record<string, string | undefined> = {
    ...hoursFaultsIn(values, words),
    name: text('name') === '' ? faults.name : undefined,
    email: text('email') === '' ? faults.emailMissing : emailFault(text('email')) && faults.email,
    phone: text('phone') !== '' && !isPhone(text('phone')) ? faults.phone : undefined,
    avatarUrl: text('avatarUrl') !== '' && !isWebAddress(text('avatarUrl')) ? faults.avatarUrl : undefined,
    // A new one has none yet.
    slug: values['slug'] !== undefined && !isSlug(text('slug')) ? faults.slug : undefined,
  }
  for (const name of Object.keys(CAPS)) {
    if (text(name) !== '' && !numberOrNull(text(name))) found[name] = faults.number
  }
  const most = Object.fromEntries(Object.keys(CAPS).map((name) => [name, MOST_OF_A_CAP]))
  return { ...tooLong(values, MOST, words), ...onlyFaults(found), ...tooMuch(values, most, words) }
}

const MOST = { name: 200, email: MOST_CHARACTERS.email, phone: MOST_CHARACTERS.phone, slug: 64 }

/** The same for the hours alone. Somebody may be closed all week, until it is known when they work. */
export function hoursFaultsIn(values: Values, words: Words): Faults {
  const isWrong = openingsOf(readHours(values['hours'] ?? '[]')).some((opening) => faultOf(opening))
  return onlyFaults({
    hours: isWrong ? words.hours.wrong : undefined,
    overrides: specialDaysFault(values['overrides'] ?? '[]', words),
  })
}

const onlyFaults = (found: Readonly<Record<string, string | undefined>>): Faults =>
  Object.fromEntries(Object.entries(found).flatMap(([name, fault]) => (fault === undefined ? [] : [[name, fault]])))

/** What the server found, in its words; of hours, with the day that it is about. */
export const faultsFound =
  (values: Values, speech: Speech) =>
  ({ problem }: ApiError): Faults =>
    Object.fromEntries(
      (problem?.errors ?? []).map(({ pointer, message }) => {
        const [, name = '', index = '', ...rest] = pointer.split('/')
        const day = dayOf(name, Number(index), values, speech)
        const field = name === 'caps' ? capField(index) : name
        return [field, day === undefined || (rest.length === 0 && index === '') ? message : `${day}: ${message}`]
      }),
    )

function dayOf(name: string, index: number, values: Values, speech: Speech): string | undefined {
  if (name === 'hours') {
    const day = readHours(values['hours'] ?? '[]')[index]?.days[0] as Weekday | undefined
    return day && weekdayName(day, speech.locale)
  }
  if (name !== 'overrides') return undefined
  const date = readSpecialDays(values['overrides'] ?? '[]')[index]?.date
  return date && formatDate(date, speech, { day: 'numeric', month: 'long', year: 'numeric' })
}

const capField = (period: string): string => Object.entries(CAPS).find(([, name]) => name === period)?.[0] ?? 'capDay'
