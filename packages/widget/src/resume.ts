import type { Attempt } from './api/attempts.js'
import { inStorage } from './draft.js'
import { type Flow, type StaffChoice, stillOffered, withService } from './flow.js'
import type { Form } from './form.js'
import { dateAt } from './i18n/wall-clock.js'
import type { Visit } from './visit.js'

// Back to where a visitor was before the page was loaded anew: a part of its own, as few are.

/** It says nothing. */
export const says = []

/** What is kept for that. */
export interface Draft {
  /** Ids. */
  readonly service: string
  /** `undefined`: anyone. */
  readonly staff: string | undefined
  /** Minutes; `undefined`: the usual ones. */
  readonly duration: number | undefined
  /** Epoch ms. */
  readonly start: number
  /** Whether the visitor was at the form; else on the way to another time. */
  readonly isAtDetails: boolean
  readonly values: Form['values']
  /** The guests' fields. */
  readonly guests: Form['guests']
  /** What was being booked, as it was sent, until the server has answered. */
  readonly unsure: readonly Attempt[]
}

/** `undefined`: there is none, or none that can be read any more. */
export function readDraft(key: string): Draft | undefined {
  return inStorage((storage) => {
    const draft = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Draft> | null
    const { service, start, values, guests } = draft ?? {}
    const isWhole = typeof service === 'string' && isInstant(start) && isTexts(values) && Array.isArray(guests)
    return isWhole ? { ...(draft as Draft), unsure: attemptsIn(draft?.unsure) } : undefined
  })
}

const attemptsIn = (unsure: unknown): readonly Attempt[] =>
  Array.isArray(unsure)
    ? unsure.filter(({ key, request }: Partial<Attempt>) => typeof key === 'string' && Boolean(request))
    : []

const isInstant = (start: unknown): boolean => typeof start === 'number' && !Number.isNaN(new Date(start).getTime())

const isTexts = (values: unknown): boolean =>
  typeof values === 'object' && values !== null && Object.values(values).every((value) => typeof value === 'string')

/** The way to where the visitor was before the page was loaded anew, as far as that can still be had. */
export function resumed(
  flow: Flow,
  { service: id, staff: personId, ...draft }: Draft,
  { now, timeZone }: Pick<Visit, 'now' | 'timeZone'>,
): Flow {
  if (draft.start <= now) return flow
  const service = flow.choices?.services.find((offered) => offered.id === id)
  if (!service) return flow
  const known = withService(flow, service)
  const person = service.staff.find((member) => member.id === personId)
  const staff: StaffChoice | undefined =
    known.staff ?? (person ? { kind: 'person', person } : personId === undefined ? { kind: 'anyone' } : undefined)
  if (!staff) return known
  const duration = stillOffered(draft.duration, service)
  const date = dateAt(draft.start, timeZone)
  const step = draft.isAtDetails ? 'details' : 'time'
  return { ...known, staff, duration, start: draft.start, date, month: date.slice(0, 7), step }
}
