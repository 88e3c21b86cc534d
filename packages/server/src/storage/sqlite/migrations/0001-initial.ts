export const initial = /* sql */ `
CREATE TABLE services (
  id TEXT PRIMARY KEY NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT,
  duration_minutes INTEGER NOT NULL CHECK (duration_minutes > 0),
  slot_interval_minutes INTEGER NOT NULL CHECK (slot_interval_minutes > 0),
  buffer_before_minutes INTEGER NOT NULL CHECK (buffer_before_minutes >= 0),
  buffer_after_minutes INTEGER NOT NULL CHECK (buffer_after_minutes >= 0),
  minimum_notice_minutes INTEGER NOT NULL CHECK (minimum_notice_minutes >= 0),
  booking_window_days INTEGER,
  cancel_cutoff_minutes INTEGER NOT NULL,
  reschedule_cutoff_minutes INTEGER NOT NULL,
  assignment TEXT NOT NULL,
  price_amount INTEGER,
  price_currency TEXT,
  location TEXT,
  color TEXT,
  active INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  avatar_url TEXT,
  time_zone TEXT NOT NULL,
  hours TEXT NOT NULL,
  overrides TEXT NOT NULL,
  last_assigned_ms INTEGER
) STRICT;

CREATE TABLE service_staff (
  service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  priority INTEGER NOT NULL,
  PRIMARY KEY (service_id, staff_id)
) STRICT;

CREATE TABLE appointments (
  id TEXT PRIMARY KEY NOT NULL,
  service_id TEXT NOT NULL REFERENCES services (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms > start_ms),
  blocked_start_ms INTEGER NOT NULL CHECK (blocked_start_ms <= start_ms),
  blocked_end_ms INTEGER NOT NULL CHECK (blocked_end_ms >= end_ms)
) STRICT;
CREATE INDEX appointments_by_start ON appointments (start_ms);

CREATE TABLE claims (
  id TEXT PRIMARY KEY NOT NULL,
  appointment_id TEXT NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
  calendar_id TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms > start_ms)
) STRICT;
CREATE INDEX claims_by_calendar ON claims (calendar_id, start_ms);
CREATE INDEX claims_by_appointment ON claims (appointment_id);

-- No two claims on one calendar overlap, whatever the code above does. As none do, only the last claim that starts
-- before the new one ends can be in its way: one step in the index, however full the calendar is.
CREATE TRIGGER claims_no_overlap_on_insert BEFORE INSERT ON claims
WHEN (
  SELECT end_ms FROM claims
  WHERE calendar_id = NEW.calendar_id AND start_ms < NEW.end_ms
  ORDER BY start_ms DESC LIMIT 1
) > NEW.start_ms
BEGIN
  SELECT RAISE(ABORT, 'claims overlap');
END;
CREATE TRIGGER claims_no_overlap_on_update BEFORE UPDATE ON claims
WHEN (
  SELECT end_ms FROM claims
  WHERE calendar_id = NEW.calendar_id AND start_ms < NEW.end_ms AND id <> OLD.id
  ORDER BY start_ms DESC LIMIT 1
) > NEW.start_ms
BEGIN
  SELECT RAISE(ABORT, 'claims overlap');
END;

CREATE TABLE bookings (
  id TEXT PRIMARY KEY NOT NULL,
  appointment_id TEXT NOT NULL REFERENCES appointments (id),
  status TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  locale TEXT,
  customer_name TEXT NOT NULL,
  customer_email TEXT NOT NULL,
  customer_phone TEXT,
  notes TEXT,
  sequence INTEGER NOT NULL,
  manage_token_hash TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  cancelled_ms INTEGER,
  cancel_reason TEXT
) STRICT;
CREATE INDEX bookings_by_appointment ON bookings (appointment_id);

CREATE TABLE outbox (
  id TEXT PRIMARY KEY NOT NULL,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  previous_start_ms INTEGER,
  state TEXT NOT NULL,
  due_ms INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  leased_until_ms INTEGER NOT NULL,
  last_error TEXT,
  created_ms INTEGER NOT NULL,
  sent_ms INTEGER
) STRICT;
CREATE INDEX outbox_waiting ON outbox (due_ms) WHERE state = 'waiting';
CREATE INDEX outbox_by_booking ON outbox (booking_id);

CREATE TABLE admin_tokens (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  token_hash TEXT NOT NULL UNIQUE,
  created_ms INTEGER NOT NULL
) STRICT;
`
