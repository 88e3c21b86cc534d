// Messages of the first version go on in the lanes that today's are owed in, so that they keep their order and what was
// an invitation is found. And what was booked then gets the reminders that nobody planned at that time; it is known by
// the records, which began later and so don't tell of its making. Text messages need a setting: those it does without.
export const lanes = /* sql */ `
UPDATE outbox SET lane = booking_id || ' ' || channel || ' ' || audience || ' ' || coalesce(staff_id, '')
WHERE booking_id IS NOT NULL AND audience IN ('customer', 'staff');

WITH owed AS (
  SELECT DISTINCT bookings.id AS booking_id, bookings.sequence, appointments.start_ms, appointments.end_ms,
    appointments.start_ms - minutes_before.value * 60000 AS due_ms
  FROM bookings
  JOIN appointments ON appointments.id = bookings.appointment_id
  JOIN services ON services.id = appointments.service_id
  JOIN json_each(services.reminder_offsets_minutes) AS minutes_before
  WHERE bookings.status = 'confirmed' AND bookings.erased_ms IS NULL
    AND minutes_before.value > 0 AND appointments.start_ms - minutes_before.value * 60000 > migrating_at_ms()
    AND NOT EXISTS (
      SELECT 1 FROM audit
      WHERE booking_id = bookings.id AND event IN ('booking.created', 'booking.reserved', 'booking.rescheduled')
    )
), rows AS (
  SELECT *, 'reminder' AS kind, 'email' AS channel, 'customer' AS audience, booking_id || ' email customer ' AS lane
  FROM owed
  UNION ALL
  SELECT *, 'booking.reminder', 'webhook', 'endpoints', booking_id || ' webhook' FROM owed
)
INSERT INTO outbox (
  id, booking_id, kind, channel, audience, lane, start_ms, end_ms, sequence, has_invitation, state, due_ms, owed_ms,
  attempts, sendings, leased_until_ms, created_ms, tries
)
SELECT new_id(), booking_id, kind, channel, audience, lane, start_ms, end_ms, sequence, 0, 'waiting', due_ms, due_ms,
  0, 0, 0, migrating_at_ms(), 0
FROM rows;
`
