/** What can't be read of events that block. Calendars are read anew, so that it is known of each of them. */
export const eventFlaws = /* sql */ `
ALTER TABLE outside_events ADD COLUMN flaw TEXT;
CREATE INDEX outside_events_flawed ON outside_events (calendar_id) WHERE flaw IS NOT NULL;
UPDATE outside_calendars SET cursor = NULL;
`
