import type { Explanation, Occupant, WireRefusal } from '@openslot/core/wire'
import { formatDate } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { hoursText } from '../hours/hours-text.js'
import type { ScreenName } from '../screens.js'
import { clockText } from '../time/wall-clock.js'
import { timeOffText } from '../time-off/time-off-text.js'
import { type Times, timesIn } from '../time/times.js'

/** One reason in plain words, with where it can be changed. */
export interface Reason {
  readonly text: string
  readonly mend: { readonly label: string; readonly to: ScreenName; readonly item?: string } | null
}

export interface Telling {
  readonly speech: Speech
  readonly member: Explanation['staff'][number]
  /** When it would be over. */
  readonly end: string
  readonly now: number
  readonly serviceId: string
  /** Everyone asked about, by id. */
  readonly names: ReadonlyMap<string, string>
  /** Whether the reader is somebody with only their own calendar. */
  readonly isOwn: boolean
}

/** Why somebody can't take a time: each rule that refuses it, as whoever runs the business would say it. */
export const reasonsOf = (telling: Telling): readonly Reason[] =>
  telling.member.refusals.flatMap((refusal) => reasons(refusal, telling))

function reasons(
  refusal: WireRefusal,
  { speech, member, end, now, serviceId, names, isOwn }: Telling,
): readonly Reason[] {
  const { why } = speech.words
  const times = timesIn(member.timeZone, speech, now)
  const date = (day: string): string =>
    formatDate(day, speech, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
  const toHours: Reason['mend'] = isOwn
    ? { label: why.mend.ownHours, to: 'own-hours' }
    : { label: why.mend.hours(member.name), to: 'staff', item: member.id }
  // Whoever has only their own calendar can't change the service.
  const toService: Reason['mend'] = isOwn ? null : { label: why.mend.service, to: 'services', item: serviceId }
  switch (refusal.rule) {
    case 'past':
      return [{ text: why.past, mend: null }]
    case 'minimum-notice':
      return [{ text: why.notice(times.when(Date.parse(refusal.earliest))), mend: toService }]
    case 'booking-window':
      return [{ text: why.window[refusal.limit](date(refusal.lastDate)), mend: toService }]
    case 'outside-hours':
      return refusal.by.map(({ date: day, source, windows }) => {
        const hours = windows.length === 0 ? why.closed : hoursText(windows.map(asOpening), speech)
        const text = source === 'override' ? why.specialDay : why.weeklyHours
        return { text: text(member.name, date(day), hours), mend: toHours }
      })
    case 'ends-after-hours': {
      const [over, closed] = [end, refusal.closedAt].map((iso) => times.time(Date.parse(iso))) as [string, string]
      return [{ text: why.tooLong(over, member.name, closed), mend: toHours }]
    }
    case 'off-grid': {
      const near = [refusal.previous, refusal.next].filter((one) => one !== null)
      const text = new Intl.ListFormat(speech.locale, { type: 'disjunction' }).format(
        near.map((iso) => times.time(Date.parse(iso))),
      )
      return [{ text: why.grid(text), mend: toService }]
    }
    case 'taken':
      return refusal.by.map((one) => occupied(one, member, { speech, times, toHours }))
    case 'cap-reached': {
      const text = why.cap[refusal.cap](refusal.booked, why.periods[refusal.period](date(refusal.firstDate)))
      return [{ text, mend: refusal.cap === 'service' ? toService : isOwn ? null : toHours }]
    }
    case 'resource-missing':
      return [
        {
          text: why.resource(refusal.kind, refusal.needed, refusal.free, [
            ...new Set(refusal.by.map(({ name }) => name)),
          ]),
          mend: toService,
        },
      ]
    case 'others-unavailable': {
      const others = refusal.staffIds.map((id) => names.get(id) ?? why.somebody)
      return [{ text: why.others(new Intl.ListFormat(speech.locale).format(others)), mend: null }]
    }
  }
}

function occupied(
  { kind, start, end, service, bookings, note }: Occupant,
  { name, timeZone }: Explanation['staff'][number],
  { speech, times, toHours }: { speech: Speech; times: Times; toHours: Reason['mend'] },
): Reason {
  const { why } = speech.words
  const span = [start, end].map((iso) => times.time(Date.parse(iso))).join('–')
  switch (kind) {
    case 'booking': {
      const who = new Intl.ListFormat(speech.locale).format(bookings.map((one) => one.name))
      return { text: why.booking(who, service ?? '', span), mend: { label: why.mend.calendar, to: 'calendar' } }
    }
    case 'hold':
      return { text: why.hold(span), mend: null }
    case 'time-off':
      return { text: why.timeOff(name, timeOffText({ start, end }, timeZone, speech, times.when), note), mend: toHours }
    case 'calendar':
      return { text: why.calendar(name, span), mend: null }
  }
}

const asOpening = ({ start, end }: { start: number; end: number }): { start: string; end: string } => ({
  start: clockText(start),
  end: clockText(end % 1440),
})

/** The result as a whole; `when` as it was asked. */
export function verdict({ bookable, staff }: Explanation, when: string, { words, locale }: Speech): string {
  const able = staff.filter(({ refusals }) => refusals.length === 0).map(({ name }) => name)
  return bookable ? words.why.free(when, new Intl.ListFormat(locale).format(able)) : words.why.notFree(when)
}
