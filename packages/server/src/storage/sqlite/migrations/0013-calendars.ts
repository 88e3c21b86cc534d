// Outside calendars: accounts that were connected, the calendars chosen of them, what they say is taken, and the events
// that bookings have in them. `outside_busy` is made from `outside_events`: merged, and a week in a row, so that a
// month of a full calendar is a handful of rows.
export const calendars = /* sql */ `
CREATE TABLE calendar_connections (
  id TEXT PRIMARY KEY NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  provider TEXT NOT NULL,
  account TEXT NOT NULL,
  credentials TEXT NOT NULL,
  policy TEXT NOT NULL,
  max_age_minutes INTEGER NOT NULL CHECK (max_age_minutes > 0),
  hand_made TEXT NOT NULL,
  told_ms INTEGER,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX calendar_connections_by_staff ON calendar_connections (staff_id);

CREATE TABLE outside_calendars (
  id TEXT PRIMARY KEY NOT NULL,
  connection_id TEXT NOT NULL REFERENCES calendar_connections (id) ON DELETE CASCADE,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  name TEXT NOT NULL,
  is_writable INTEGER NOT NULL,
  blocks INTEGER NOT NULL,
  receives INTEGER NOT NULL,
  cursor TEXT,
  from_ms INTEGER,
  to_ms INTEGER,
  time_zone TEXT,
  read_ms INTEGER,
  reads INTEGER NOT NULL,
  next_read_ms INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  failing_since_ms INTEGER,
  error_code TEXT,
  error TEXT,
  busy_version TEXT
) STRICT;
CREATE UNIQUE INDEX outside_calendars_by_remote ON outside_calendars (connection_id, remote_id);
CREATE INDEX outside_calendars_by_staff ON outside_calendars (staff_id);
CREATE UNIQUE INDEX outside_calendars_receiving ON outside_calendars (staff_id) WHERE receives = 1;
CREATE INDEX outside_calendars_by_next_read ON outside_calendars (next_read_ms);

CREATE TABLE outside_events (
  calendar_id TEXT NOT NULL REFERENCES outside_calendars (id) ON DELETE CASCADE,
  ref TEXT NOT NULL,
  uid TEXT,
  spans TEXT NOT NULL,
  start_ms INTEGER,
  end_ms INTEGER,
  PRIMARY KEY (calendar_id, ref)
) STRICT;

CREATE TABLE outside_busy (
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms > start_ms),
  spans TEXT NOT NULL,
  PRIMARY KEY (staff_id, start_ms)
) STRICT;

CREATE TABLE calendar_entries (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  calendar_id TEXT NOT NULL REFERENCES outside_calendars (id) ON DELETE CASCADE,
  ref TEXT NOT NULL,
  version TEXT,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  put_ms INTEGER NOT NULL,
  change TEXT,
  seen_start_ms INTEGER,
  seen_end_ms INTEGER,
  noticed_ms INTEGER,
  refused TEXT,
  PRIMARY KEY (booking_id, calendar_id)
) STRICT;
CREATE INDEX calendar_entries_by_calendar ON calendar_entries (calendar_id, ref);
CREATE INDEX calendar_entries_changed ON calendar_entries (noticed_ms) WHERE change IS NOT NULL;

CREATE TABLE calendar_authorizations (
  state_hash TEXT PRIMARY KEY NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  connection_id TEXT REFERENCES calendar_connections (id) ON DELETE CASCADE,
  provider TEXT NOT NULL,
  code_verifier TEXT NOT NULL,
  expires_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE calendar_feeds (
  staff_id TEXT PRIMARY KEY NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_ms INTEGER NOT NULL
) STRICT;

-- For the mails that tell of a connection that broke.
ALTER TABLE outbox ADD COLUMN connection_id TEXT REFERENCES calendar_connections (id) ON DELETE CASCADE;
CREATE INDEX outbox_by_connection ON outbox (connection_id) WHERE connection_id IS NOT NULL;
`
