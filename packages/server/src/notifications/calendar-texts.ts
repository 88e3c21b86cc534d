import type { CalendarTexts } from '../bookings/calendar.js'
import type { StoredBooking } from '../bookings/store.js'
import { answersOf } from './answers.js'
import { fill } from './fill.js'
import { placeText } from './place.js'
import { type Reader, joined, labelled } from './wording.js'
import type { Words } from './words/words.js'

/** The words of a calendar entry. The business's own copy names the customer, the others the person it is with. */
export function calendarTexts(
  booking: StoredBooking,
  options: {
    readonly reader: Reader
    readonly isForBusiness: boolean
    readonly isGuest: boolean
    readonly manageUrl: string | null
  },
): CalendarTexts {
  const { words } = options.reader
  const { service, team } = booking
  const label = (name: string, value: string): string => labelled(name, value, words)
  const lines = [
    ...(options.isForBusiness && team.length > 1 ? [label(words.fact.with, namesOf(team, words))] : []),
    ...(options.isForBusiness && booking.customerPhone !== null
      ? [label(words.fact.phone, booking.customerPhone)]
      : []),
    ...(options.isGuest ? [] : answersOf(booking, words).map(([question, answer]) => label(question, answer))),
    ...(options.isForBusiness && booking.notes !== null ? [label(words.fact.note, booking.notes)] : []),
    ...(options.manageUrl === null ? [] : [label(words.manage, options.manageUrl)]),
  ]
  return {
    title: options.isForBusiness ? `${service.name} – ${booking.customerName}` : calendarTitle(booking, words),
    place: placeText(service.location, words),
    url: service.location?.url ?? null,
    description: lines.length === 0 ? null : lines.join('\n'),
  }
}

/** "Haircut with Anna": for the customer. */
export const calendarTitle = (
  {
    service,
    team,
  }: { readonly service: { readonly name: string }; readonly team: readonly { readonly name: string }[] },
  words: Words,
): string =>
  fill(words.calendarTitle, {
    service: service.name,
    staff: namesOf(team, words),
  })

const namesOf = (team: readonly { readonly name: string }[], words: Words): string =>
  joined(
    team.map(({ name }) => name),
    words,
  )
