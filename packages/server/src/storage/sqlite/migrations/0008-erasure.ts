// Customers are found by their addresses as these are compared, in any alphabet. A guest of somebody who was erased is
// forgotten once the last mail to them, that the appointment is cancelled, is sent or given up.
export const erasure = /* sql */ `
ALTER TABLE bookings ADD COLUMN customer_key TEXT NOT NULL DEFAULT '';
UPDATE bookings SET customer_key = fold_case(customer_email);
DROP INDEX bookings_by_customer;
CREATE INDEX bookings_by_customer ON bookings (customer_key);

CREATE INDEX outbox_by_guest ON outbox (guest_email) WHERE guest_email IS NOT NULL;
CREATE TRIGGER outbox_forgets_guest AFTER UPDATE OF state ON outbox
WHEN NEW.guest_email IS NOT NULL AND NEW.state <> 'waiting'
  AND (SELECT erased_ms FROM bookings WHERE id = NEW.booking_id) IS NOT NULL
BEGIN
  UPDATE outbox SET guest_email = NULL, lane = id, last_error = NULL WHERE id = NEW.id;
END;
`
