import type { EventType, Schedule } from './answers.js'

/** Cal.com lets a booking bring as many as it likes. */
const MAX_GUESTS = 10

interface Names {
  readonly slugs: ReadonlyMap<string, string>
  readonly staffSlugs: ReadonlyMap<string, string>
  readonly schedules: readonly Schedule[]
}

/** Event types as the import file has services. */
export function serviceEntries(
  eventTypes: readonly EventType[],
  { slugs, staffSlugs, schedules }: Names,
): { readonly entries: object[]; readonly notes: string[] } {
  const notes: string[] = []
  const entries = eventTypes.map((type) => {
    const slug = slugs.get(String(type.id)) ?? ''
    const own = schedules.find(({ id }) => id === type.scheduleId)
    if (own && !own.isDefault)
      notes.push(`${slug}: it had a schedule of its own. Here, the hours are those of its staff.`)
    if (type.hidden) notes.push(`${slug}: it was hidden, and can’t be booked here. Make it active to offer it.`)
    return {
      slug,
      name: type.title,
      description: type.description?.trim() || null,
      durationMinutes: type.lengthInMinutes,
      durations: (type.lengthInMinutesOptions ?? []).filter((minutes) => minutes !== type.lengthInMinutes),
      slotIntervalMinutes: type.slotInterval ?? type.lengthInMinutes,
      bufferBeforeMinutes: type.beforeEventBuffer ?? 0,
      bufferAfterMinutes: type.afterEventBuffer ?? 0,
      minimumNoticeMinutes: type.minimumBookingNotice ?? 0,
      ...windowOf(type),
      capacity: type.seats?.seatsPerTimeSlot ?? type.seatsPerTimeSlot ?? 1,
      staffing: type.schedulingType === 'collective' ? 'all' : 'any',
      requiresApproval: type.confirmationPolicy?.type === 'always',
      maxGuests: type.disableGuests ? 0 : MAX_GUESTS,
      price: type.price ? { amount: type.price, currency: (type.currency ?? '').toUpperCase() } : null,
      location: locationOf(type),
      active: !type.hidden,
      staff: [...(type.users ?? []).map(({ id }) => id), ...(type.hosts ?? []).map(({ userId }) => userId)].flatMap(
        (id) => staffSlugs.get(String(id)) ?? [],
      ),
    }
  })
  return { entries, notes }
}

function windowOf({ bookingWindow }: EventType): object {
  const { type, value } = bookingWindow ?? {}
  if (type === 'calendarDays' && typeof value === 'number') return { bookingWindowDays: value }
  if (type === 'businessDays' && typeof value === 'number')
    return { bookingWindowDays: null, bookingWindowBusinessDays: value }
  const [, until] = Array.isArray(value) ? (value as unknown[]) : []
  return { bookingWindowDays: null, ...(typeof until === 'string' && { bookUntil: until.slice(0, 10) }) }
}

/** The first place is the one: here, customers don't choose. */
function locationOf({ locations }: EventType): object | null {
  const [first] = locations ?? []
  switch (first?.type) {
    case 'address':
      return { kind: 'in-person', text: first.address?.trim() || null }
    case 'link':
      return { kind: 'video', url: first.link ?? null }
    case 'integration':
      return { kind: 'video', text: first.integration ?? null }
    case 'attendeePhone':
      return { kind: 'phone' }
    default:
      return null
  }
}
