export const customers = /* sql */ `
ALTER TABLE bookings ADD COLUMN erased_ms INTEGER;
CREATE INDEX bookings_by_customer ON bookings (customer_email COLLATE NOCASE);
`
