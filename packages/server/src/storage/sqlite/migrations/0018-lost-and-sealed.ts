/** The addresses of feeds, told also after the secret was changed; and what got bookings until its account lost it. */
export const lostAndSealed = /* sql */ `
ALTER TABLE calendar_feeds ADD COLUMN sealed TEXT;
ALTER TABLE calendar_connections ADD COLUMN lost_receiving TEXT;
`
