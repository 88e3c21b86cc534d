import type { Service } from '@openslot/core/wire'
import type { TemplateResult } from 'lit'
import type { HoldState } from '../controllers/hold-keeper.js'
import { type Flow, minutesOf, personOf, stepBefore } from '../flow.js'
import type { Visit } from '../visit.js'
import { shopZone } from '../zones/shop-zone.js'
import { summary } from './summary.js'

/** What has been chosen on the way to a booking, each of it to be changed. */
export function bookingSummary(
  visit: Visit,
  flow: Flow,
  service: Service,
  hold: HoldState,
  reopen: (step: 'service' | 'staff' | 'time') => void,
): TemplateResult {
  const { step, start } = flow
  const before = stepBefore(flow)
  const asksStaff = stepBefore({ ...flow, step: 'time' }) === 'staff'
  const durationMinutes = minutesOf(flow, service)
  return summary({
    visit,
    back: before && (() => reopen(before)),
    service: { ...service, durationMinutes },
    staff: step === 'staff' ? undefined : staffText(visit, flow, service),
    changeStaff: asksStaff && step !== 'staff' ? () => reopen('staff') : undefined,
    when:
      step === 'details' && start !== undefined
        ? {
            start,
            end: start + durationMinutes * 60_000,
            there: shopZone(service, personOf(flow)),
            change: () => reopen('time'),
            hold,
          }
        : undefined,
  })
}

function staffText({ words, formats }: Visit, { staff }: Flow, service: Service): string | undefined {
  if (!staff) return undefined
  if (staff.kind === 'person') return words.with({ name: staff.person.name })
  return service.staffing === 'all' && service.staff.length > 0
    ? words.with({ name: formats.and(service.staff.map(({ name }) => name)) })
    : words.withAnyone
}
