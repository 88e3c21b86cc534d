/** Which changes by hand bookings follow: those that are noticed from then on. Where they do already, all of them. */
export const followSince = /* sql */ `
ALTER TABLE calendar_connections ADD COLUMN follow_since_ms INTEGER;
`
