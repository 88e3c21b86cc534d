/** What owners need beyond the calendar: customers by their address, erasure, and their own settings. */
export const owner = /* sql */ `
ALTER TABLE bookings ADD COLUMN erased_ms INTEGER;
CREATE INDEX bookings_by_customer ON bookings (customer_email COLLATE NOCASE);

-- Values as JSON; a setting that isn't here has its default.
CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;
`
