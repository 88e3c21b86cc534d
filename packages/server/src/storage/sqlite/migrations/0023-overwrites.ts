/** What is done by hand to the event of a booking, right before that changes, is neither lost nor taken for something else. */
export const overwrites = /* sql */ `
ALTER TABLE calendar_entries ADD COLUMN expected TEXT;
ALTER TABLE calendar_entries ADD COLUMN is_left INTEGER NOT NULL DEFAULT 0;
CREATE TABLE calendar_overwrites (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  calendar_id TEXT NOT NULL REFERENCES outside_calendars (id) ON DELETE CASCADE,
  change TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  seen_start_ms INTEGER,
  seen_end_ms INTEGER,
  noticed_ms INTEGER NOT NULL,
  PRIMARY KEY (booking_id, calendar_id)
) STRICT;
CREATE INDEX outside_events_ours ON outside_events (uid) WHERE uid LIKE '%@openslot';
`
