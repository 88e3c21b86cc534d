import {
  type BookingRequest,
  type CreatedBooking,
  type EmailFault,
  type Service,
  type StaffSummary,
  emailFault,
  toIso,
} from '@openslot/core/wire'
import type { ApiError } from './api/api-error.js'
import { type Choices, type Decided, type Obstacle, narrow } from './offers.js'
import { type Trouble, fieldOf, troubleOf } from './trouble.js'

// The visitor's path, as a pure reducer: service → staff → time → details → done. What is decided isn't asked, and
// going back loses nothing.

export type Step = 'service' | 'staff' | 'time' | 'details' | 'done'

export type StaffChoice = { readonly kind: 'anyone' } | { readonly kind: 'person'; readonly person: StaffSummary }

export type Field = 'name' | 'email' | 'notes'

export type FieldFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'email'; readonly fault: EmailFault }
  /** What the server said about it. */
  | { readonly kind: 'said'; readonly message: string }

export interface Flow {
  readonly step: Step
  /** What can be booked; `undefined` until the server has said. */
  readonly choices: Choices | undefined
  readonly obstacle: Obstacle | undefined
  readonly service: Service | undefined
  readonly staff: StaffChoice | undefined
  /** The month on screen; `undefined`: the first with something free. */
  readonly month: string | undefined
  /** The day whose times are on screen; `undefined`: the first with something free. */
  readonly date: string | undefined
  /** The chosen time (epoch ms). */
  readonly start: number | undefined
  readonly values: Readonly<Record<Field, string>>
  readonly faults: Readonly<Partial<Record<Field, FieldFault>>>
  readonly sending: boolean
  readonly trouble: Trouble | undefined
  readonly booked: CreatedBooking | undefined
}

export type FlowAction =
  | { readonly type: 'services-arrived'; readonly services: readonly Service[]; readonly decided: Decided }
  | { readonly type: 'service-chosen'; readonly service: Service }
  | { readonly type: 'staff-chosen'; readonly staff: StaffChoice }
  | { readonly type: 'month-shown'; readonly month: string }
  | { readonly type: 'day-chosen'; readonly date: string }
  | { readonly type: 'time-chosen'; readonly start: number }
  | { readonly type: 'step-reopened'; readonly step: 'service' | 'staff' | 'time' }
  | { readonly type: 'zone-changed'; readonly date: string | undefined }
  | { readonly type: 'field-edited'; readonly field: Field; readonly value: string }
  | { readonly type: 'field-left'; readonly field: Field }
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
  month: undefined,
  date: undefined,
  start: undefined,
  values: { name: prefill.name, email: prefill.email, notes: '' },
  faults: {},
  sending: false,
  trouble: undefined,
  booked: undefined,
})

export function reduceFlow(flow: Flow, action: FlowAction): Flow {
  switch (action.type) {
    case 'services-arrived':
      return withServices(flow, action.services, action.decided)
    case 'service-chosen': {
      if (flow.service?.id === action.service.id) return proceed({ ...flow, service: action.service })
      const staff = stillGiving(flow.staff, action.service)
      // Another service has other times: look from the first free one again, unless a time was chosen already.
      const place = flow.start === undefined ? { month: undefined, date: undefined } : {}
      return proceed({ ...flow, ...place, service: action.service, staff, trouble: undefined }, staff === undefined)
    }
    case 'staff-chosen':
      return { ...flow, staff: action.staff, step: 'time', trouble: undefined }
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
    case 'field-edited': {
      const values = { ...flow.values, [action.field]: action.value }
      const edited = { ...flow, values }
      // A fault goes as soon as it is mended; a new one waits until the field is left.
      return flow.faults[action.field] && !faultOf(edited, action.field) ? withFault(edited, action.field) : edited
    }
    case 'field-left':
      return withFault(flow, action.field)
    case 'submitted': {
      const faults = faultsOf(flow)
      if (Object.keys(faults).length > 0 || flow.start === undefined) return { ...flow, faults }
      return { ...flow, faults: {}, sending: true, trouble: undefined }
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

/** What to send for it; `undefined` while a time or a service is missing. */
export function bookingRequest(
  flow: Flow,
  visitor: { readonly timeZone: string; readonly locale: string; readonly phone: string },
): BookingRequest | undefined {
  const { service, staff, start, values } = flow
  if (!service || start === undefined) return undefined
  return {
    service: service.id,
    ...(staff?.kind === 'person' && { staff: staff.person.id }),
    start: toIso(start),
    timeZone: visitor.timeZone,
    locale: visitor.locale,
    customer: {
      name: values.name.trim(),
      email: values.email.trim(),
      ...(visitor.phone.trim() && { phone: visitor.phone.trim() }),
    },
    ...(values.notes.trim() && { notes: values.notes.trim() }),
  }
}

export const FIELDS: readonly Field[] = ['name', 'email', 'notes']

function withServices(flow: Flow, services: readonly Service[], decided: Decided): Flow {
  const { choices, obstacle } = narrow(services, decided)
  const base = { ...flow, choices, obstacle }
  if (obstacle || flow.step === 'done') return base
  // Asked for again, on the way: stay where the visitor is, with what is new about it.
  const service = choices.services.find(({ id }) => id === flow.service?.id)
  const staff = service && stillGiving(flow.staff, service)
  const first = { ...base, service, staff }
  return service && staff && flow.step !== 'service' ? { ...first, step: flow.step } : proceed(first)
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
  const named = choices.staff && service.staff.find(({ id }) => id === choices.staff?.id)
  const person = named ?? (service.staff.length === 1 ? service.staff[0] : undefined)
  if (person) return { kind: 'person', person }
  return service.staff.length === 0 ? { kind: 'anyone' } : undefined
}

function stillGiving(staff: StaffChoice | undefined, service: Service): StaffChoice | undefined {
  if (staff?.kind !== 'person') return staff
  const person = service.staff.find(({ id }) => id === staff.person.id)
  return person && { kind: 'person', person }
}

function faultOf({ values }: Flow, field: Field): FieldFault | undefined {
  const value = values[field].trim()
  if (field === 'notes') return undefined
  if (value === '') return { kind: 'missing' }
  const fault = field === 'email' ? emailFault(value) : undefined
  return fault && { kind: 'email', fault }
}

function faultsOf(flow: Flow): Flow['faults'] {
  return FIELDS.reduce((faults, field) => {
    const fault = faultOf(flow, field)
    return fault ? { ...faults, [field]: fault } : faults
  }, {})
}

function withFault(flow: Flow, field: Field): Flow {
  const { [field]: _, ...others } = flow.faults
  const fault = faultOf(flow, field)
  return { ...flow, faults: fault ? { ...others, [field]: fault } : others }
}

function refused(flow: Flow, error: ApiError): Flow {
  const stopped = { ...flow, sending: false }
  const said = (error.problem?.errors ?? []).flatMap(({ pointer, message }) => {
    const field = fieldOf(pointer)
    return field ? [[field, { kind: 'said', message }] as const] : []
  })
  if (error.code === 'validation' && said.length > 0) return { ...stopped, faults: Object.fromEntries(said) }
  return { ...stopped, trouble: troubleOf(error, flow.start) }
}
