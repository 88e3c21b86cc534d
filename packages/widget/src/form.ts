import {
  type BookingRequest,
  type EmailFault,
  type Question,
  type Service,
  emailFault,
  isPhone,
} from '@openslot/core/wire'

// What the visitor types: name, e-mail, phone, the service's questions, guests, a note. Text stays as it was typed until it is
// sent; a tick is `yes`.

export type Field = 'name' | 'email' | 'phone' | 'notes' | `answers/${string}` | `guests/${number}`

export type FieldFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'email'; readonly fault: EmailFault }
  /** No number, or no phone number. */
  | { readonly kind: 'malformed' }
  /** What the server said about it. */
  | { readonly kind: 'said'; readonly message: string }

export interface Form {
  readonly values: Readonly<Partial<Record<Field, string>>>
  readonly faults: Readonly<Partial<Record<Field, FieldFault>>>
  /** The guests' fields, by numbers that they keep when one before them is removed. */
  readonly guests: readonly number[]
}

/** What the form asks for. */
export type Asking = Pick<Service, 'customerPhone' | 'questions' | 'guestsAllowed' | 'maxGuests'>

/** What the page has said of the visitor. */
export interface Prefill {
  readonly name: string
  readonly email: string
  readonly phone: string
}

export const TICKED = 'yes'

export const startForm = (prefill: Prefill): Form => ({ values: { ...prefill }, faults: {}, guests: [] })

export const valueOf = ({ values }: Form, field: Field): string => values[field] ?? ''

/** Every field, in the order on screen. */
export const fieldsOf = (form: Form, asking: Asking): readonly Field[] => [
  'name',
  'email',
  ...(asking.customerPhone ? (['phone'] as const) : []),
  ...asking.questions.map(answerField),
  ...guestFields(form, asking),
  'notes',
]

export const answerField = ({ id }: Question): Field => `answers/${id}`

const guestFields = ({ guests }: Form, { guestsAllowed }: Asking): readonly Field[] =>
  guestsAllowed ? guests.map((guest): Field => `guests/${guest}`) : []

/** The first field with something wrong. */
export const firstFault = (form: Form, asking: Asking): Field | undefined =>
  fieldsOf(form, asking).find((field) => form.faults[field])

/** The id of a field's element; a question may be called anything. */
export function elementId({ questions }: Asking, field: Field): string {
  const [kind = '', ...rest] = field.split('/')
  if (kind !== 'answers') return field.replace('/', '-')
  return `answer-${questions.findIndex(({ id }) => id === rest.join('/'))}`
}

export function editField(form: Form, asking: Asking, field: Field, value: string): Form {
  const edited = { ...form, values: { ...form.values, [field]: value } }
  // A fault goes as soon as it is mended; a new one waits until the field is left.
  return form.faults[field] && !faultOf(edited, asking, field) ? withoutFault(edited, field) : edited
}

export function leaveField(form: Form, asking: Asking, field: Field): Form {
  const fault = faultOf(form, asking, field)
  return fault ? { ...form, faults: { ...form.faults, [field]: fault } } : withoutFault(form, field)
}

export function checkForm(form: Form, asking: Asking): Form {
  const faults = fieldsOf(form, asking).flatMap((field) => {
    const fault = faultOf(form, asking, field)
    return fault ? [[field, fault] as const] : []
  })
  return { ...form, faults: Object.fromEntries(faults) }
}

/** What was typed, as the server takes it; a phone number that the page knows also where none is asked for, if it is one. */
export function detailsOf(
  form: Form,
  asking: Asking,
): Pick<BookingRequest, 'customer' | 'answers' | 'guests' | 'notes'> {
  const text = (field: Field): string => valueOf(form, field).trim()
  const answers = asking.questions.flatMap((question) => {
    const answer = answerTo(question, text(answerField(question)))
    return answer === undefined ? [] : [[question.id, answer] as const]
  })
  const guests = filledGuests(form, asking).map(text)
  const phone = text('phone')
  return {
    customer: { name: text('name'), email: text('email'), ...(isPhone(phone) && { phone }) },
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
    ...(guests.length > 0 && { guests }),
    ...(text('notes') && { notes: text('notes') }),
  }
}

/** Only these are sent, so only these can be pointed at. */
export const filledGuests = (form: Form, asking: Asking): readonly Field[] =>
  guestFields(form, asking).filter((field) => valueOf(form, field).trim() !== '')

function answerTo({ kind }: Question, value: string): string | number | boolean | undefined {
  if (kind === 'checkbox') return value === TICKED
  if (value === '') return undefined
  return kind === 'number' ? numberIn(value) : value
}

/** A number as people type it: with a comma or a point. */
const numberIn = (value: string): number => Number(value.replace(',', '.'))

function faultOf(form: Form, asking: Asking, field: Field): FieldFault | undefined {
  const value = valueOf(form, field).trim()
  const question = asking.questions.find((each) => answerField(each) === field)
  const kind = question?.kind ?? field
  if (value === '') return question?.required || isNeeded(asking, field) ? { kind: 'missing' } : undefined
  if (kind === 'email' || field.startsWith('guests/')) return emailFaultIn(value)
  const isMalformed = kind === 'phone' ? !isPhone(value) : kind === 'number' && !Number.isFinite(numberIn(value))
  return isMalformed ? { kind: 'malformed' } : undefined
}

const isNeeded = ({ customerPhone }: Asking, field: Field): boolean =>
  field === 'name' || field === 'email' || (field === 'phone' && customerPhone === 'required')

function emailFaultIn(value: string): FieldFault | undefined {
  const fault = emailFault(value)
  return fault && { kind: 'email', fault }
}

function withoutFault(form: Form, field: Field): Form {
  const { [field]: _, ...faults } = form.faults
  return { ...form, faults }
}
