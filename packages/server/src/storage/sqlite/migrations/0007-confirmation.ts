// Until when a customer must confirm their booking; it stays where they didn't. Triggers know no clock: they count an
// unconfirmed booking as any other, and every writer first cancels those whose time has run out.
export const confirmation = /* sql */ `
ALTER TABLE bookings ADD COLUMN confirm_by_ms INTEGER;
CREATE INDEX bookings_unconfirmed ON bookings (confirm_by_ms) WHERE status = 'pending' AND confirm_by_ms IS NOT NULL;
`
