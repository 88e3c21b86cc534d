/** How writing into a calendar goes, apart from how reading it does. */
export const unwritten = /* sql */ `
ALTER TABLE outside_calendars ADD COLUMN unwritten_since_ms INTEGER;
ALTER TABLE outside_calendars ADD COLUMN write_error TEXT;
ALTER TABLE outside_calendars ADD COLUMN write_told_ms INTEGER;
`
