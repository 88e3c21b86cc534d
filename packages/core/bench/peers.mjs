// Others that can find the starts of one person, asked so that their answer is ours. What it costs to put the question
// into a peer's words is left out of the measurement (its words are made beforehand), except the instants' own text.

import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import * as slotCalculator from 'slot-calculator'
import { Temporal } from 'temporal-polyfill'
import { loadBookingKit } from './load-booking-kit.mjs'

dayjs.extend(utc)
dayjs.extend(timezone)

const bookingKit = await loadBookingKit()

/** @typedef {import('../dist/index.js').SlotQuery} SlotQuery */
/** @typedef {{ name: string, prepare: (query: SlotQuery) => () => number[] }} Peer */

const MINUTE = 60_000
const QUARTER = 15 * MINUTE

/**
 * slot-calculator steps by a slot's own length and knows no buffers. So it is asked for quarter hours that may be
 * starts: hours that end with the last start, and taken spans widened by duration and buffers, to whole quarters. That
 * suits it: asked for the half hours themselves, it would need two passes.
 * @type {Peer}
 */
const slotCalculatorPeer = {
  name: 'slot-calculator 2.2.1',
  prepare({ service, staff: [member], from, to }) {
    if (!member) throw new Error('The workload has nobody.')
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
    const availability = days.map((day) => ({ day, from: '09:00', to: '16:45', timezone: member.timeZone }))
    const afterMs = (service.durationMinutes + service.bufferAfterMinutes) * MINUTE
    const unavailability = member.taken.map(({ start, end }) => ({
      from: new Date((Math.floor((start - afterMs) / QUARTER) + 1) * QUARTER).toISOString(),
      to: new Date(Math.ceil((end + service.bufferBeforeMinutes * MINUTE) / QUARTER) * QUARTER).toISOString(),
    }))
    const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
    return () =>
      slotCalculator
        .getSlots({ ...range, availability, unavailability, duration: 15, outputTimezone: 'utc' })
        .availableSlots.map((slot) => Date.parse(slot.from))
  },
}

/**
 * The Booking Kit widens each booking by the buffer before on its left and the buffer after on its right; ours are the
 * other way round (they belong to the new booking), so they change places.
 * @type {Peer}
 */
const bookingKitPeer = {
  name: '@thebookingkit/core 0.4.0',
  prepare({ service, staff: [member], from, to, now }) {
    if (!member) throw new Error('The workload has nobody.')
    const rule = {
      rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      startTime: '09:00',
      endTime: '17:00',
      timezone: member.timeZone,
    }
    const bookings = member.taken.map((span) => ({
      startsAt: new Date(span.start),
      endsAt: new Date(span.end),
      status: /** @type {const} */ ('confirmed'),
    }))
    const range = { start: new Date(from), end: new Date(to) }
    const options = {
      duration: service.durationMinutes,
      slotInterval: service.slotIntervalMinutes,
      bufferBefore: service.bufferAfterMinutes,
      bufferAfter: service.bufferBeforeMinutes,
      now: new Date(now),
    }
    return () =>
      bookingKit
        .getAvailableSlots([rule], [], bookings, range, 'UTC', options)
        .map((slot) => Date.parse(slot.startTime))
        .filter((start) => start >= from && start < to)
  },
}

/**
 * As most people write it with dayjs: for each day and each step a zoned time, compared with every booking.
 * @type {Peer}
 */
const dayjsPeer = {
  name: 'dayjs 1.11 + timezone, a loop',
  prepare({ service, staff: [member], from, to }) {
    if (!member) throw new Error('The workload has nobody.')
    const { timeZone, taken, hours } = member
    return () => {
      const starts = []
      const lastDate = dayjs(to).tz(timeZone).format('YYYY-MM-DD')
      let date = dayjs(from).tz(timeZone).format('YYYY-MM-DD')
      for (; date <= lastDate; date = dayjs.utc(date).add(1, 'day').format('YYYY-MM-DD')) {
        const weekday = dayjs.utc(date).day() || 7
        for (const window of hours) {
          if (window.day !== weekday) continue
          const close = dayjs.tz(`${date}T${window.end}`, timeZone)
          for (
            let start = dayjs.tz(`${date}T${window.start}`, timeZone);
            start.valueOf() < close.valueOf();
            start = start.add(service.slotIntervalMinutes, 'minute')
          ) {
            const end = start.add(service.durationMinutes, 'minute')
            if (end.isAfter(close) || start.valueOf() < from || start.valueOf() >= to) continue
            const blockedFrom = start.subtract(service.bufferBeforeMinutes, 'minute')
            const blockedTo = end.add(service.bufferAfterMinutes, 'minute')
            const isFree = taken.every((span) => blockedTo.valueOf() <= span.start || blockedFrom.valueOf() >= span.end)
            if (isFree) starts.push(start.valueOf())
          }
        }
      }
      return starts
    }
  },
}

/**
 * The same loop with Temporal.
 * @type {Peer}
 */
const temporalPeer = {
  name: 'Temporal (polyfill), a loop',
  prepare({ service, staff: [member], from, to }) {
    if (!member) throw new Error('The workload has nobody.')
    const { timeZone, taken, hours } = member
    /** @param {number} instant */
    const dateAt = (instant) =>
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate()
    return () => {
      const starts = []
      const lastDate = dateAt(to)
      for (let date = dateAt(from); Temporal.PlainDate.compare(date, lastDate) <= 0; date = date.add({ days: 1 })) {
        for (const window of hours) {
          if (window.day !== date.dayOfWeek) continue
          const close = date.toZonedDateTime({ timeZone, plainTime: window.end })
          for (
            let start = date.toZonedDateTime({ timeZone, plainTime: window.start });
            Temporal.ZonedDateTime.compare(start, close) < 0;
            start = start.add({ minutes: service.slotIntervalMinutes })
          ) {
            const end = start.add({ minutes: service.durationMinutes })
            if (Temporal.ZonedDateTime.compare(end, close) > 0) continue
            if (start.epochMilliseconds < from || start.epochMilliseconds >= to) continue
            const blockedFrom = start.subtract({ minutes: service.bufferBeforeMinutes }).epochMilliseconds
            const blockedTo = end.add({ minutes: service.bufferAfterMinutes }).epochMilliseconds
            const isFree = taken.every((span) => blockedTo <= span.start || blockedFrom >= span.end)
            if (isFree) starts.push(start.epochMilliseconds)
          }
        }
      }
      return starts
    }
  },
}

export const PEERS = [slotCalculatorPeer, bookingKitPeer, dayjsPeer, temporalPeer]
