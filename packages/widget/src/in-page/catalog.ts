import {
  type AssignmentRule,
  type BookingCaps,
  type DateOverride,
  type ServicePolicy,
  type ServiceRules,
  type TimeWindow,
  type WeeklyWindow,
  parseHours,
  parseRules,
} from '@openslot/core'
import { type Location, type Price, type Question, type Service, customerPhone } from '@openslot/core/wire'

/** The same window on several ISO weekdays (1 = Monday … 7 = Sunday). */
export interface CatalogHours extends TimeWindow {
  readonly days: readonly number[]
}

/** A service, in the words of the file that `openslot import` reads; what is left out is as there. */
export interface CatalogService extends Partial<Omit<ServiceRules, 'booked'>>, Partial<ServicePolicy> {
  readonly slug: string
  readonly name: string
  readonly durationMinutes: number
  readonly description?: string | null
  readonly price?: Price | null
  readonly location?: Partial<Location> & Pick<Location, 'kind'>
  readonly requiresApproval?: boolean
  readonly maxGuests?: number
  readonly questions?: readonly (Partial<Question> & Pick<Question, 'id' | 'label'>)[]
  readonly assignment?: AssignmentRule
  readonly color?: string | null
  /** Slugs of those who give it, the first one first in priority. */
  readonly staff: readonly string[]
}

export interface CatalogStaff {
  readonly slug: string
  readonly name: string
  readonly avatarUrl?: string | null
  /** IANA name. */
  readonly timeZone: string
  readonly hours: readonly CatalogHours[]
  readonly overrides?: readonly DateOverride[]
  readonly caps?: BookingCaps
  /** Nobody is written to here; so that one file serves both. */
  readonly email?: string
}

/** A room, chair or machine. */
export interface CatalogResource {
  readonly slug: string
  readonly name?: string
  /** What services ask for. */
  readonly kind: string
  readonly timeZone?: string
  /** Left out: always. */
  readonly hours?: readonly CatalogHours[]
  readonly overrides?: readonly DateOverride[]
}

/** What a shop offers: the fields of the file that `openslot import` reads. */
export interface Catalog {
  readonly services: readonly CatalogService[]
  readonly staff: readonly CatalogStaff[]
  readonly resources?: readonly CatalogResource[]
}

export interface ShopPerson {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly avatarUrl: string | null
  readonly timeZone: string
  readonly hours: readonly WeeklyWindow[]
  readonly overrides: readonly DateOverride[]
  readonly caps: BookingCaps
}

export interface ShopResource {
  readonly id: string
  readonly kind: string
  readonly timeZone?: string
  readonly hours?: readonly WeeklyWindow[]
  readonly overrides?: readonly DateOverride[]
}

export interface ShopService {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** Ascending, the usual one included. */
  readonly durations: readonly number[]
  readonly rules: Omit<ServiceRules, 'booked'>
  readonly policy: ServicePolicy
  readonly assignment: AssignmentRule
  readonly requiresApproval: boolean
  readonly maxGuests: number
  readonly questions: readonly Question[]
  readonly location: Location | null
  readonly staff: readonly ShopPerson[]
  readonly resources: readonly ShopResource[]
  /** As `GET /v1/services` tells of it. */
  readonly wire: Service
}

/** A catalogue with its defaults, its names looked up. Ids are made of the slugs: `service-haircut`, `staff-anna`. */
export interface Shop {
  readonly services: readonly ShopService[]
}

/**
 * @param sendsTexts whether customers can be written to by text message
 * @throws CoreError naming a wrong field, or Error naming what a service has and the catalogue hasn't: a person, or the
 *   id of a question
 */
export function openShop(catalog: Catalog, sendsTexts: boolean): Shop {
  const staff = new Map(catalog.staff.map((entry) => [entry.slug, personOf(entry)]))
  const resources = (catalog.resources ?? []).map(resourceOf)
  const services = catalog.services.map((entry) => {
    const givers = entry.staff.map((slug) => {
      const person = staff.get(slug)
      if (person) return person
      throw new Error(`The service "${entry.slug}" is given by "${slug}", who is not in the catalogue’s staff.`)
    })
    const kinds = entry.resources ?? []
    return serviceOf(
      entry,
      givers,
      resources.filter(({ kind }) => kinds.includes(kind)),
      sendsTexts,
    )
  })
  return { services }
}

const eachDay = (hours: readonly CatalogHours[]): WeeklyWindow[] =>
  hours.flatMap(({ days, start, end }) => days.map((day) => ({ day, start, end })))

function personOf({ slug, name, avatarUrl = null, timeZone, hours, overrides = [], caps = {} }: CatalogStaff) {
  const person: ShopPerson = {
    id: `staff-${slug}`,
    slug,
    name,
    avatarUrl,
    timeZone,
    hours: eachDay(hours),
    overrides,
    caps,
  }
  parseHours(person, `staff ${slug}`)
  return person
}

const resourceOf = ({ slug, kind, timeZone, hours, overrides }: CatalogResource): ShopResource => ({
  id: `resource-${slug}`,
  kind,
  ...(timeZone !== undefined && { timeZone }),
  ...(hours && { hours: eachDay(hours), overrides: overrides ?? [] }),
})

function serviceOf(
  entry: CatalogService,
  staff: readonly ShopPerson[],
  resources: readonly ShopResource[],
  sendsTexts: boolean,
): ShopService {
  const { slug, name, durationMinutes, requiresApproval = false, maxGuests = 0 } = entry
  const id = `service-${slug}`
  const rules = {
    durationMinutes,
    durations: entry.durations ?? [],
    slotIntervalMinutes: entry.slotIntervalMinutes ?? durationMinutes,
    bufferBeforeMinutes: entry.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: entry.bufferAfterMinutes ?? 0,
    minimumNoticeMinutes: entry.minimumNoticeMinutes ?? 0,
    bookingWindowDays: entry.bookingWindowDays === undefined ? 60 : entry.bookingWindowDays,
    bookingWindowBusinessDays: entry.bookingWindowBusinessDays ?? null,
    bookUntil: entry.bookUntil ?? null,
    staffing: entry.staffing ?? 'any',
    capacity: entry.capacity ?? 1,
    resources: entry.resources ?? [],
    caps: entry.caps ?? {},
  }
  parseRules(rules)
  const policy = {
    cancelCutoffMinutes: entry.cancelCutoffMinutes ?? 0,
    rescheduleCutoffMinutes: entry.rescheduleCutoffMinutes ?? 0,
    maxMoves: entry.maxMoves ?? null,
  }
  const location = entry.location ? { text: null, url: null, ...entry.location } : null
  const questions = (entry.questions ?? []).map((question) => {
    if (!question.id) throw new Error(`A question of the service "${slug}" has no id: ${JSON.stringify(question)}`)
    return { kind: 'text' as const, required: false, ...question }
  })
  const durations = [...new Set([durationMinutes, ...rules.durations])].toSorted((a, b) => a - b)
  const wire: Service = {
    id,
    slug,
    name,
    description: entry.description ?? null,
    durationMinutes,
    durations,
    slotIntervalMinutes: rules.slotIntervalMinutes,
    price: entry.price ?? null,
    location,
    guestsAllowed: maxGuests > 0,
    maxGuests,
    capacity: rules.capacity,
    staffing: rules.staffing,
    requiresApproval,
    ...policy,
    color: entry.color ?? null,
    customerPhone: customerPhone(location, sendsTexts),
    questions,
    staff: staff.map((person) => ({
      id: person.id,
      slug: person.slug,
      name: person.name,
      avatarUrl: person.avatarUrl,
      timeZone: person.timeZone,
    })),
  }
  return {
    id,
    slug,
    name,
    durations,
    rules,
    policy,
    requiresApproval,
    maxGuests,
    questions,
    location,
    staff,
    resources,
    assignment: entry.assignment ?? 'least-loaded',
    wire,
  }
}
