/**
 * Which message has written an event, which one couldn't, when what else waited for its calendar was hurried, and until
 * when that asked for rest.
 */
export const writtenBy = /* sql */ `
ALTER TABLE calendar_entries ADD COLUMN written_by TEXT;
ALTER TABLE calendar_entries ADD COLUMN failed_by TEXT;
CREATE INDEX calendar_entries_failed ON calendar_entries (calendar_id) WHERE failed_by IS NOT NULL;
ALTER TABLE outside_calendars ADD COLUMN write_hurried_ms INTEGER;
ALTER TABLE outside_calendars ADD COLUMN write_rest_ms INTEGER;
`
