import { expectTypeOf, test } from 'vitest'
import { type Starting, byDay, dateAt } from './slots/by-day.js'
import { type Slot, type SlotQuery, type Span, type StaffMember, findSlots, merge } from './index.js'
import { fromIso, toIso } from './wire/index.js'

// These hold when they compile: `tsc -b` is what runs them.

test('findSlots takes what the contract says and gives slots', () => {
  expectTypeOf(findSlots).parameters.toEqualTypeOf<[SlotQuery]>()
  expectTypeOf(findSlots).returns.toEqualTypeOf<Slot[]>()
  expectTypeOf<Slot>().toMatchTypeOf<{ start: number; end: number; staffIds: readonly string[] }>()
})

test('a query in literals needs no annotations, and what is frozen may be passed', () => {
  const query = {
    service: {
      durationMinutes: 30,
      slotIntervalMinutes: 15,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minimumNoticeMinutes: 0,
      bookingWindowDays: null,
    },
    staff: [{ id: 'anna', timeZone: 'UTC', hours: [{ day: 1, start: '09:00', end: '17:00' }], taken: [] }],
    from: 0,
    to: 1,
    now: 0,
  }
  expectTypeOf(query).toExtend<SlotQuery>()
  expectTypeOf<Readonly<typeof query>>().toExtend<SlotQuery>()
  expectTypeOf<{ readonly start: number; readonly end: number }>().toExtend<Span>()
  expectTypeOf<StaffMember['overrides']>().toExtend<readonly object[] | undefined>()
})

test('the query names its fields: a wrong one does not compile', () => {
  const { from, to } = { from: 0, to: 1 }
  // @ts-expect-error `now` is a parameter like any other: there is no clock to fall back on
  expectTypeOf(findSlots).toBeCallableWith({ service: {} as SlotQuery['service'], staff: [], from, to })
  // @ts-expect-error instants are epoch milliseconds
  expectTypeOf(findSlots).toBeCallableWith({} as Omit<SlotQuery, 'from'> & { from: Date })
})

test('lists may be read-only on their way in, and are on their way out', () => {
  expectTypeOf<Slot['staffIds']>().toEqualTypeOf<readonly string[]>()
  expectTypeOf(merge).parameters.toEqualTypeOf<[readonly Span[]]>()
})

test('byDay keeps the type of the slots that it groups', () => {
  interface Labelled extends Starting {
    readonly label: string
  }
  expectTypeOf(byDay<Labelled>)
    .returns.items.toHaveProperty('slots')
    .toEqualTypeOf<readonly Labelled[]>()
  expectTypeOf(byDay<Slot>)
    .returns.items.toHaveProperty('date')
    .toBeString()
  expectTypeOf(byDay).parameter(1).toBeString()
  expectTypeOf(dateAt).returns.toBeString()
})

test('instants go out as strings and may come back as none', () => {
  expectTypeOf(toIso).parameters.toEqualTypeOf<[number]>()
  expectTypeOf(fromIso).returns.toEqualTypeOf<number | undefined>()
})
