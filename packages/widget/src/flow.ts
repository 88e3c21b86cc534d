import type { Service, StaffSummary } from '@openslot/core/wire'
import { type Choices, type Decided, type Obstacle, narrow } from './offers.js'

// The visitor's path, as a pure reducer: service → staff → time → details → done. What is decided isn't asked, and
// going back loses nothing.

export type Step = 'service' | 'staff' | 'time' | 'details' | 'done'

export type StaffChoice = { readonly kind: 'anyone' } | { readonly kind: 'person'; readonly person: StaffSummary }

export interface Flow {
  readonly step: Step
  /** What can be booked; `undefined` until the server has said. */
  readonly choices: Choices | undefined
  readonly obstacle: Obstacle | undefined
  readonly service: Service | undefined
  readonly staff: StaffChoice | undefined
  /** Minutes, one of the service's durations; `undefined`: the usual one. */
  readonly duration: number | undefined
  /** The month on screen; `undefined`: the first with something free. */
  readonly month: string | undefined
  /** The day whose times are on screen; `undefined`: the first with something free. */
  readonly date: string | undefined
  /** The chosen time (epoch ms). */
  readonly start: number | undefined
}

/** All that is to be booked; what is still missing is known of its customer only. */
export interface Order {
  readonly service: Service
  /** A person's id; `undefined`: anyone. */
  readonly staff: string | undefined
  readonly duration: number | undefined
  readonly start: number
}

export type FlowAction =
  | { readonly type: 'services-arrived'; readonly services: readonly Service[]; readonly decided: Decided }
  | { readonly type: 'service-chosen'; readonly service: Service }
  | { readonly type: 'staff-chosen'; readonly staff: StaffChoice }
  | { readonly type: 'duration-chosen'; readonly minutes: number }
  | { readonly type: 'month-shown'; readonly month: string }
  | { readonly type: 'day-chosen'; readonly date: string }
  | { readonly type: 'time-chosen'; readonly start: number }
  | { readonly type: 'step-reopened'; readonly step: 'service' | 'staff' | 'time' }
  | { readonly type: 'zone-changed'; readonly date: string | undefined }
  | { readonly type: 'booked' }

export const START: Flow = {
  step: 'service',
  choices: undefined,
  obstacle: undefined,
  service: undefined,
  staff: undefined,
  duration: undefined,
  month: undefined,
  date: undefined,
  start: undefined,
}

export function reduceFlow(flow: Flow, action: FlowAction): Flow {
  switch (action.type) {
    case 'services-arrived':
      return withServices(flow, action.services, action.decided)
    case 'service-chosen':
      return withService(flow, action.service)
    case 'staff-chosen':
      return { ...flow, staff: action.staff, step: 'time' }
    case 'duration-chosen':
      return { ...flow, duration: action.minutes }
    case 'month-shown':
      return { ...flow, month: action.month }
    case 'day-chosen':
      return { ...flow, date: action.date, month: action.date.slice(0, 7) }
    case 'time-chosen':
      return { ...flow, start: action.start, step: 'details' }
    case 'step-reopened':
      return { ...flow, step: action.step }
    case 'zone-changed':
      return { ...flow, date: action.date, month: action.date?.slice(0, 7) ?? flow.month }
    case 'booked':
      return { ...flow, step: 'done' }
  }
}

/** The step that Back leads to from here; `undefined`: this is the first. */
export function stepBefore(flow: Flow): 'service' | 'staff' | 'time' | undefined {
  const { choices, service, step } = flow
  const asksService = (choices?.services.length ?? 0) > 1
  if (step === 'details') return 'time'
  if (step === 'time' && service && asksStaff(choices, service)) return 'staff'
  return (step === 'time' || step === 'staff') && asksService ? 'service' : undefined
}

/** How many steps lead back to the first. */
export function depthOf(flow: Flow): number {
  const before = stepBefore(flow)
  return before ? 1 + depthOf({ ...flow, step: before }) : 0
}

/** How long the appointment takes, in minutes. */
export const minutesOf = (flow: Flow, service: Service): number => flow.duration ?? service.durationMinutes

/** The chosen person's id; `undefined`: anyone. */
export const personOf = ({ staff }: Flow): string | undefined =>
  staff?.kind === 'person' ? staff.person.id : undefined

/** What has been chosen, once nothing is left to choose. */
export function orderOf(flow: Flow): Order | undefined {
  const { service, duration, start } = flow
  return service && start !== undefined ? { service, staff: personOf(flow), duration, start } : undefined
}

function withServices(flow: Flow, services: readonly Service[], decided: Decided): Flow {
  const { choices, obstacle } = narrow(services, decided)
  const base = { ...flow, choices, obstacle }
  if (obstacle || flow.step === 'done') return base
  // Asked for again, on the way: stay where the visitor is, with what is new about it.
  const service = choices.services.find(({ id }) => id === flow.service?.id)
  // The page has the last word on the person, also while the visitor is on the way with another.
  const staff = service && (decidedStaff(choices, service) ?? stillGiving(flow.staff, service))
  const first = { ...base, service, staff, duration: service && stillOffered(flow.duration, service) }
  const goesOn = staff !== undefined && personOf(first) === personOf(flow) && flow.step !== 'service'
  return goesOn ? { ...first, step: flow.step } : proceed(first)
}

export function withService(flow: Flow, service: Service): Flow {
  if (flow.service?.id === service.id) return proceed({ ...flow, service })
  const staff = stillGiving(flow.staff, service)
  // Another service has other times: look from the first free one again, unless a time was chosen already.
  const place = flow.start === undefined ? { month: undefined, date: undefined } : {}
  const duration = stillOffered(flow.duration, service)
  return proceed({ ...flow, ...place, service, staff, duration }, staff === undefined)
}

/** On to the first thing that isn't decided yet. */
function proceed(flow: Flow, askStaff = false): Flow {
  const { choices } = flow
  const service = flow.service ?? (choices?.services.length === 1 ? choices.services[0] : undefined)
  if (!choices || !service) return { ...flow, step: 'service' }
  const staff = askStaff || !flow.staff ? decidedStaff(choices, service) : flow.staff
  return { ...flow, service, staff, step: staff ? 'time' : 'staff' }
}

const asksStaff = (choices: Choices | undefined, service: Service): boolean =>
  choices !== undefined && decidedStaff(choices, service) === undefined

function decidedStaff(choices: Choices, service: Service): StaffChoice | undefined {
  if (service.staff.length === 0 || service.staffing === 'all') return { kind: 'anyone' }
  const named = choices.staff && service.staff.find(({ id }) => id === choices.staff?.id)
  const person = named ?? (service.staff.length === 1 ? service.staff[0] : undefined)
  return person && { kind: 'person', person }
}

function stillGiving(staff: StaffChoice | undefined, service: Service): StaffChoice | undefined {
  if (staff?.kind !== 'person') return staff
  const person = service.staffing === 'all' ? undefined : service.staff.find(({ id }) => id === staff.person.id)
  return person && { kind: 'person', person }
}

export const stillOffered = (minutes: number | undefined, { durations }: Service): number | undefined =>
  minutes !== undefined && durations.includes(minutes) ? minutes : undefined
