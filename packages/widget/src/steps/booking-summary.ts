import type { Service } from '@openslot/core/wire'
import type { TemplateResult } from 'lit/html.js'
import { type Flow, minutesOf, stepBefore } from '../flow.js'
import type { Visit } from '../visit.js'
import { summary } from './summary.js'

/** What has been chosen on the way to a booking, each of it to be changed. */
export function bookingSummary(
  visit: Visit,
  flow: Flow,
  service: Service,
  when: TemplateResult | undefined,
  reopen: (step: 'service' | 'staff' | 'time') => void,
): TemplateResult {
  const { step } = flow
  const before = stepBefore(flow)
  const asksStaff = stepBefore({ ...flow, step: 'time' }) === 'staff'
  return summary({
    visit,
    back: before && (() => reopen(before)),
    service: { ...service, durationMinutes: minutesOf(flow, service) },
    staff: step === 'staff' ? undefined : staffText(visit, flow, service),
    changeStaff: asksStaff && step !== 'staff' ? () => reopen('staff') : undefined,
    when,
  })
}

function staffText({ words, formats }: Visit, { staff }: Flow, service: Service): string | undefined {
  if (!staff) return undefined
  if (staff.kind === 'person') return words.with({ name: staff.person.name })
  return service.staffing === 'all' && service.staff.length > 0
    ? words.with({ name: formats.and(service.staff.map(({ name }) => name)) })
    : words.withAnyone
}
