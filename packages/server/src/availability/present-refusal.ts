import type { SlotRefusal, Span } from '@openslot/core'
import { type Occupant as WireOccupant, type WireRefusal, toIso } from '@openslot/core/wire'
import type { ServerContext } from '../context.js'
import type { Occupant } from './store.js'

interface Whose {
  readonly calendarId: string
  readonly now: number
  /** Whether whoever reads it has a right to that calendar alone: of rooms they learn that they are taken, not by whom. */
  readonly isOwnOnly: boolean
}

/** A staff member's refusals for people to read: with what it is that takes a time. */
export async function presentRefusals(
  storage: ServerContext['storage'],
  whose: Whose,
  refusals: readonly SlotRefusal[],
): Promise<WireRefusal[]> {
  const shown: WireRefusal[] = []
  for (const refusal of refusals) {
    const one = await presentRefusal(storage, whose, refusal)
    if (one) shown.push(one)
  }
  return shown
}

async function presentRefusal(
  storage: ServerContext['storage'],
  { calendarId, now, isOwnOnly }: Whose,
  refusal: SlotRefusal,
): Promise<WireRefusal | null> {
  const named = async (calendar: string, by: readonly Span[]): Promise<WireOccupant[]> =>
    by.length === 0 ? [] : by.map(matching(await storage.availability.occupants(calendar, around(by), now)))
  switch (refusal.rule) {
    case 'past':
      return { rule: 'past' }
    case 'minimum-notice':
      return { rule: 'minimum-notice', earliest: toIso(refusal.earliest) }
    case 'booking-window':
      return { ...refusal }
    case 'outside-hours':
    case 'ends-after-hours':
      return {
        rule: refusal.rule,
        closedAt: toIso(refusal.closedAt),
        by: refusal.by.map(({ date, source, windows }) => ({
          date,
          source,
          windows: windows.map((one) => ({ ...one })),
        })),
      }
    case 'off-grid':
      return { rule: 'off-grid', previous: isoOrNull(refusal.previous), next: isoOrNull(refusal.next) }
    case 'taken':
      return { rule: 'taken', blocked: isoSpan(refusal.blocked), by: await named(calendarId, refusal.by) }
    case 'cap-reached':
      return { ...refusal }
    case 'resource-missing': {
      const names = new Map((await storage.catalogAdmin.resources.list()).map(({ id, name }) => [id, name]))
      const by = refusal.by.map(async ({ resourceId, closed, taken }) => ({
        id: resourceId,
        name: names.get(resourceId) ?? resourceId,
        closed,
        taken: (await named(resourceId, taken)).map((one) => (isOwnOnly ? anonymous(one) : one)),
      }))
      const { rule, kind, needed, free } = refusal
      return { rule, kind, needed, free, by: await Promise.all(by) }
    }
    case 'others-unavailable':
      return { rule: 'others-unavailable', staffIds: [...refusal.staffIds] }
    // Only the start itself is asked about.
    case 'outside-range':
      return null
  }
}

/** What the engine was told is taken, with what is known of it; the rest is what outside calendars say. */
const matching =
  (occupants: readonly Occupant[]) =>
  (span: Span): WireOccupant => {
    const found = occupants.find(({ start, end }) => start === span.start && end === span.end)
    return {
      ...isoSpan(span),
      kind: found?.kind ?? 'calendar',
      service: found?.service ?? null,
      bookings: found?.bookings.map((booking) => ({ ...booking })) ?? [],
      note: found?.note ?? null,
    }
  }

const anonymous = (occupant: WireOccupant): WireOccupant => ({ ...occupant, service: null, bookings: [], note: null })

const around = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
})

const isoSpan = ({ start, end }: Span): { start: string; end: string } => ({ start: toIso(start), end: toIso(end) })

const isoOrNull = (instant: number | undefined): string | null => (instant === undefined ? null : toIso(instant))
