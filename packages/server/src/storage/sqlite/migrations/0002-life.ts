// Columns are added, never changed: SQLite can't alter a column's checks. What a row of an older version doesn't say
// is what that version did: one place in each appointment, no approval, no questions.
export const life = /* sql */ `
ALTER TABLE services ADD COLUMN durations TEXT NOT NULL DEFAULT '[]';
ALTER TABLE services ADD COLUMN booking_window_business_days INTEGER;
ALTER TABLE services ADD COLUMN book_until TEXT;
ALTER TABLE services ADD COLUMN staffing TEXT NOT NULL DEFAULT 'any' CHECK (staffing IN ('any', 'all'));
ALTER TABLE services ADD COLUMN capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity >= 1);
ALTER TABLE services ADD COLUMN resources TEXT NOT NULL DEFAULT '[]';
ALTER TABLE services ADD COLUMN caps TEXT NOT NULL DEFAULT '{}';
ALTER TABLE services ADD COLUMN requires_approval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE services ADD COLUMN max_moves INTEGER CHECK (max_moves >= 0);
ALTER TABLE services ADD COLUMN reminder_offsets_minutes TEXT NOT NULL DEFAULT '[1440,60]';
ALTER TABLE services ADD COLUMN max_guests INTEGER NOT NULL DEFAULT 0 CHECK (max_guests >= 0);
ALTER TABLE services ADD COLUMN questions TEXT NOT NULL DEFAULT '[]';

ALTER TABLE staff ADD COLUMN phone TEXT;
ALTER TABLE staff ADD COLUMN caps TEXT NOT NULL DEFAULT '{}';
ALTER TABLE staff ADD COLUMN active INTEGER NOT NULL DEFAULT 1;

CREATE TABLE resources (
  id TEXT PRIMARY KEY NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  time_zone TEXT,
  hours TEXT,
  overrides TEXT NOT NULL,
  active INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- Time off, and what outside calendars say. They may overlap anything, so nothing guards them.
CREATE TABLE busy_times (
  id TEXT PRIMARY KEY NOT NULL,
  calendar_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms > start_ms),
  note TEXT,
  created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX busy_times_by_calendar ON busy_times (calendar_id, end_ms);

ALTER TABLE appointments ADD COLUMN capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity >= 1);

-- Everyone who gives an appointment that takes more than one; whoever appointments.staff_id names is the first.
CREATE TABLE appointment_staff (
  appointment_id TEXT NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (appointment_id, staff_id)
) STRICT;

-- An appointment that nobody but holds has a place in keeps its calendars until the last of them runs out; null:
-- it has a booking, and keeps them.
ALTER TABLE claims ADD COLUMN held_until_ms INTEGER;

CREATE TABLE holds (
  id TEXT PRIMARY KEY NOT NULL,
  appointment_id TEXT NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX holds_by_appointment ON holds (appointment_id);
CREATE INDEX holds_by_expiry ON holds (expires_ms);

ALTER TABLE bookings ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';
ALTER TABLE bookings ADD COLUMN guests TEXT NOT NULL DEFAULT '[]';
ALTER TABLE bookings ADD COLUMN moves INTEGER NOT NULL DEFAULT 0;
CREATE INDEX bookings_pending ON bookings (appointment_id) WHERE status = 'pending';

-- No appointment has more bookings and holds than places, whatever the code above does.
CREATE TRIGGER bookings_within_capacity_on_insert BEFORE INSERT ON bookings
WHEN NEW.status NOT IN ('cancelled', 'declined') AND
  (SELECT count(*) FROM bookings WHERE appointment_id = NEW.appointment_id AND status NOT IN ('cancelled', 'declined'))
  + (SELECT count(*) FROM holds WHERE appointment_id = NEW.appointment_id)
  >= (SELECT capacity FROM appointments WHERE id = NEW.appointment_id)
BEGIN
  SELECT RAISE(ABORT, 'the appointment is full');
END;
CREATE TRIGGER bookings_within_capacity_on_update BEFORE UPDATE OF appointment_id, status ON bookings
WHEN NEW.status NOT IN ('cancelled', 'declined') AND
  (NEW.appointment_id <> OLD.appointment_id OR OLD.status IN ('cancelled', 'declined')) AND
  (SELECT count(*) FROM bookings WHERE appointment_id = NEW.appointment_id AND status NOT IN ('cancelled', 'declined'))
  + (SELECT count(*) FROM holds WHERE appointment_id = NEW.appointment_id)
  >= (SELECT capacity FROM appointments WHERE id = NEW.appointment_id)
BEGIN
  SELECT RAISE(ABORT, 'the appointment is full');
END;
CREATE TRIGGER holds_within_capacity BEFORE INSERT ON holds
WHEN
  (SELECT count(*) FROM bookings WHERE appointment_id = NEW.appointment_id AND status NOT IN ('cancelled', 'declined'))
  + (SELECT count(*) FROM holds WHERE appointment_id = NEW.appointment_id)
  >= (SELECT capacity FROM appointments WHERE id = NEW.appointment_id)
BEGIN
  SELECT RAISE(ABORT, 'the appointment is full');
END;

-- The first answer to a request with an Idempotency-Key, without its tokens: those are derived again.
CREATE TABLE idempotency_keys (
  scope TEXT NOT NULL,
  key_hash TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  answer TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (scope, key_hash)
) STRICT;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_ms);
CREATE INDEX idempotency_keys_by_subject ON idempotency_keys (subject_id);

CREATE TABLE audit (
  id TEXT PRIMARY KEY NOT NULL,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT,
  event TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_booking ON audit (booking_id, at_ms);
`
