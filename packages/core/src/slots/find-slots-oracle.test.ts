import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, buildService, buildStaff } from '../testing/builders.js'
import { NASTY_DAYS } from '../testing/nasty-days.js'
import { PROPERTY_TIMEOUT_MS, propertyRuns, slotQuery } from '../testing/oracle/arbitraries.js'
import { oracleStarts } from '../testing/oracle/oracle.js'
import { DAY_MS } from '../time/date.js'
import { toIso } from '../wire/instant.js'
import { findSlots } from './find-slots.js'

test(
  "the engine finds exactly the starts that the contract's words allow",
  () => {
    fc.assert(
      fc.property(slotQuery, (query) => {
        const slots = findSlots(query)
        for (const [staffId, starts] of oracleStarts(query)) {
          const found = slots.filter((slot) => slot.staffIds.includes(staffId)).map((slot) => slot.start)
          expect(found.map(toIso)).toEqual(starts.map(toIso))
        }
      }),
      propertyRuns(300),
    )
  },
  PROPERTY_TIMEOUT_MS,
)

// The oracle itself is held by the days that were worked out by hand: else it could share the engine's mistakes.
test.each(NASTY_DAYS.flatMap((day) => (day.slots ? [{ ...day, slots: day.slots }] : [])))(
  'the oracle knows $name',
  ({ staff, from, to, slots }) => {
    const query = {
      service: buildService(slots.service),
      staff: [buildStaff(staff)],
      from: at(from),
      to: at(to),
      now: slots.now === undefined ? at(from) - 7 * DAY_MS : at(slots.now),
    }
    expect(oracleStarts(query).get('anna')?.map(toIso)).toEqual(slots.starts)
  },
)
