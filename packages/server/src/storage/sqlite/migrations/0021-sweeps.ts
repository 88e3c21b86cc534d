/** That a calendar was swept is known whatever else goes wrong with it, and so is what bookings have followed of late. */
export const sweeps = /* sql */ `
ALTER TABLE outside_calendars ADD COLUMN swept_ms INTEGER;
ALTER TABLE outside_calendars ADD COLUMN followed TEXT;
UPDATE outside_calendars SET swept_ms = failing_since_ms WHERE error_code = 'swept';
`
