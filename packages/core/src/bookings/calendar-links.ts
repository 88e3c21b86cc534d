/** What a calendar's page is told of an appointment. Nothing that opens it: the address ends up in their logs. */
export interface CalendarLinkEvent {
  readonly title: string
  /** Epoch ms. */
  readonly start: number
  readonly end: number
  readonly place: string | null
}

export interface CalendarLink {
  /** As the calendar calls itself, in every language. */
  readonly name: string
  readonly url: string
}

/** Pages of calendars on the web that offer to add an appointment. Nothing is sent to them before somebody goes there. */
export function calendarLinks({ title, start, end, place }: CalendarLinkEvent): CalendarLink[] {
  const [from, to] = [isoSeconds(start), isoSeconds(end)]
  const google = {
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(from)}/${compact(to)}`,
    ...(place !== null && { location: place }),
  }
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: from,
    enddt: to,
    ...(place !== null && { location: place }),
  }
  return [
    { name: 'Google Calendar', url: `https://calendar.google.com/calendar/render?${query(google)}` },
    { name: 'Outlook', url: `https://outlook.live.com/calendar/0/deeplink/compose?${query(outlook)}` },
  ]
}

/** Spaces as `%20`: Outlook shows a `+` as one. Half a character is none. */
const query = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`)
    .join('&')

/** `2026-03-08T14:00:00Z` */
const isoSeconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

/** `20260308T140000Z` */
const compact = (iso: string): string => iso.replaceAll(/[-:]/g, '')
