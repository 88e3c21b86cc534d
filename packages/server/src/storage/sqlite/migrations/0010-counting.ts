// Whether a booking ever counted. Of those that were given up, the records tell: it was dropped, and never created.
export const counting = /* sql */ `
ALTER TABLE bookings ADD COLUMN counts INTEGER NOT NULL DEFAULT 1;
UPDATE bookings SET counts = 0
WHERE confirm_by_ms IS NOT NULL OR (
  status IN ('cancelled', 'declined')
  AND EXISTS (SELECT 1 FROM audit WHERE booking_id = bookings.id AND event = 'booking.dropped')
  AND NOT EXISTS (SELECT 1 FROM audit WHERE booking_id = bookings.id AND event = 'booking.created')
);
`
