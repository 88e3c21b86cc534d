import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { at, buildService, buildStaff } from '../testing/builders.js'
import { NASTY_DAYS } from '../testing/nasty-days.js'
import { PROPERTY_SEED, PROPERTY_TIMEOUT_MS, propertyRuns, slotQuery } from '../testing/oracle/arbitraries.js'
import { queryOfAnyKind } from '../testing/oracle/every-kind.js'
import { oracleSlots, oracleStarts } from '../testing/oracle/oracle.js'
import { DAY_MS, MINUTE_MS } from '../time/date.js'
import { toIso } from '../wire/instant.js'
import { type Slot, findSlots } from './find-slots.js'

const readable = (slots: readonly Slot[]): unknown[] =>
  slots.map((slot) => ({ ...slot, start: toIso(slot.start), end: toIso(slot.end) }))

/** Each of the two comparisons: two thousand and more a run. */
const ofCases = propertyRuns(1050)

beforeAll(() => {
  console.info(`Engine and oracle: twice ${ofCases.numRuns} cases, seed ${PROPERTY_SEED} (OPENSLOT_PROPERTY_SEED).`)
})

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
      ofCases,
    )
  },
  PROPERTY_TIMEOUT_MS,
)

test(
  'of every kind of service, with resources, windows and caps: the slots, who can take each, and the places left',
  () => {
    fc.assert(
      fc.property(queryOfAnyKind, (query) => {
        const { durationMinutes = query.service.durationMinutes } = query
        const wanted = oracleSlots(query).map((slot) => ({ ...slot, end: slot.start + durationMinutes * MINUTE_MS }))
        expect(readable(findSlots(query))).toEqual(readable(wanted))
      }),
      ofCases,
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
