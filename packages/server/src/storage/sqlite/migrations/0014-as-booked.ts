/** A booking keeps what it cost and what was asked when it was made. Older ones never knew, and go by the service. */
export const asBooked = /* sql */ `
ALTER TABLE bookings ADD COLUMN price_amount INTEGER;
ALTER TABLE bookings ADD COLUMN price_currency TEXT;
ALTER TABLE bookings ADD COLUMN questions TEXT;
`
