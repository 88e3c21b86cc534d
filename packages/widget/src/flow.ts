import { type BookingRequest, type CreatedBooking, type Service, type StaffSummary, toIso } from '@openslot/core/wire'
import type { ApiError } from './api/api-error.js'
import {
  type Asking,
  type Field,
  type Form,
  addGuest,
  checkForm,
  detailsOf,
  editField,
  leaveField,
  removeGuest,
  startForm,
  withSaid,
} from './form.js'
import { type Choices, type Decided, type Obstacle, narrow } from './offers.js'
import { type Trouble, troubleOf } from './trouble.js'

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
  readonly form: Form
  readonly sending: boolean
  readonly trouble: Trouble | undefined
  readonly booked: CreatedBooking | undefined
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
  | { readonly type: 'field-edited'; readonly field: Field; readonly value: string }
  | { readonly type: 'field-left'; readonly field: Field }
  | { readonly type: 'guest-added' }
  | { readonly type: 'guest-removed'; readonly guest: number }
  | { readonly type: 'submitted' }
  | { readonly type: 'booked'; readonly booking: CreatedBooking }
  | { readonly type: 'refused'; readonly error: ApiError }
  | { readonly type: 'sending-stopped' }

export const startFlow = (prefill: { readonly name: string; readonly email: string }): Flow => ({
  step: 'service',
  choices: undefined,
  obstacle: undefined,
  service: undefined,
  staff: undefined,
  duration: undefined,
  month: undefined,
  date: undefined,
  start: undefined,
  form: startForm(prefill),
  sending: false,
  trouble: undefined,
  booked: undefined,
})

export function reduceFlow(flow: Flow, action: FlowAction): Flow {
  const { form } = flow
  switch (action.type) {
    case 'services-arrived':
      return withServices(flow, action.services, action.decided)
    case 'service-chosen':
      return withService(flow, action.service)
    case 'staff-chosen':
      return { ...flow, staff: action.staff, step: 'time', trouble: undefined }
    case 'duration-chosen':
      return { ...flow, duration: action.minutes }
    case 'month-shown':
      return { ...flow, month: action.month }
    case 'day-chosen':
      return { ...flow, date: action.date, month: action.date.slice(0, 7) }
    case 'time-chosen':
      return { ...flow, start: action.start, step: 'details', trouble: undefined }
    case 'step-reopened':
      return { ...flow, step: action.step, trouble: undefined }
    case 'zone-changed':
      return { ...flow, date: action.date, month: action.date?.slice(0, 7) ?? flow.month }
    case 'field-edited':
      return { ...flow, form: editField(form, askingOf(flow), action.field, action.value) }
    case 'field-left':
      return { ...flow, form: leaveField(form, askingOf(flow), action.field) }
    case 'guest-added':
      return { ...flow, form: addGuest(form) }
    case 'guest-removed':
      return { ...flow, form: removeGuest(form, action.guest) }
    case 'submitted': {
      const checked = { ...flow, form: checkForm(form, askingOf(flow)) }
      if (Object.keys(checked.form.faults).length > 0 || flow.start === undefined) return checked
      return { ...checked, sending: true, trouble: undefined }
    }
    case 'booked':
      return { ...flow, sending: false, booked: action.booking, step: 'done' }
    case 'refused':
      return refused(flow, action.error)
    case 'sending-stopped':
      return { ...flow, sending: false }
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

/** What the form asks for. */
export const askingOf = ({ service }: Flow): Asking => service ?? { questions: [], guestsAllowed: false, maxGuests: 0 }

/** How long the appointment takes, in minutes. */
export const minutesOf = (flow: Flow, service: Service): number => flow.duration ?? service.durationMinutes

/** The chosen person's id; `undefined`: anyone. */
export const personOf = ({ staff }: Flow): string | undefined =>
  staff?.kind === 'person' ? staff.person.id : undefined

/** What to send for it; `undefined` while a time or a service is missing. */
export function bookingRequest(
  flow: Flow,
  visitor: { readonly timeZone: string; readonly locale: string; readonly phone: string },
): BookingRequest | undefined {
  const { service, start, duration, form } = flow
  if (!service || start === undefined) return undefined
  const staff = personOf(flow)
  return {
    service: service.id,
    ...(staff !== undefined && { staff }),
    start: toIso(start),
    ...(duration !== undefined && { durationMinutes: duration }),
    timeZone: visitor.timeZone,
    locale: visitor.locale,
    ...detailsOf(form, service, visitor.phone),
  }
}

function withServices(flow: Flow, services: readonly Service[], decided: Decided): Flow {
  const { choices, obstacle } = narrow(services, decided)
  const base = { ...flow, choices, obstacle }
  if (obstacle || flow.step === 'done') return base
  // Asked for again, on the way: stay where the visitor is, with what is new about it.
  const service = choices.services.find(({ id }) => id === flow.service?.id)
  const staff = service && stillGiving(flow.staff, service)
  const first = { ...base, service, staff, duration: service && stillOffered(flow.duration, service) }
  return service && staff && flow.step !== 'service' ? { ...first, step: flow.step } : proceed(first)
}

function withService(flow: Flow, service: Service): Flow {
  if (flow.service?.id === service.id) return proceed({ ...flow, service })
  const staff = stillGiving(flow.staff, service)
  // Another service has other times: look from the first free one again, unless a time was chosen already.
  const place = flow.start === undefined ? { month: undefined, date: undefined } : {}
  const duration = stillOffered(flow.duration, service)
  return proceed({ ...flow, ...place, service, staff, duration, trouble: undefined }, staff === undefined)
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

const stillOffered = (minutes: number | undefined, { durations }: Service): number | undefined =>
  minutes !== undefined && durations.includes(minutes) ? minutes : undefined

function refused(flow: Flow, error: ApiError): Flow {
  const stopped = { ...flow, sending: false }
  const said = error.code === 'validation' && withSaid(flow.form, askingOf(flow), error.problem?.errors ?? [])
  return said ? { ...stopped, form: said } : { ...stopped, trouble: troubleOf(error, flow.start) }
}
