export const messages = /* sql */ `
CREATE TABLE webhook_endpoints (
  id TEXT PRIMARY KEY NOT NULL,
  url TEXT NOT NULL,
  description TEXT,
  events TEXT,
  active INTEGER NOT NULL,
  secret TEXT NOT NULL,
  previous_secret TEXT,
  previous_until_ms INTEGER,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT;

-- The outbox anew: for several channels and kinds of recipient, and for messages of no booking.
CREATE TABLE messages (
  id TEXT PRIMARY KEY NOT NULL,
  booking_id TEXT REFERENCES bookings (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  audience TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  guest_email TEXT,
  endpoint_id TEXT REFERENCES webhook_endpoints (id) ON DELETE SET NULL,
  lane TEXT NOT NULL,
  start_ms INTEGER,
  end_ms INTEGER,
  sequence INTEGER,
  previous_start_ms INTEGER,
  has_invitation INTEGER NOT NULL,
  payload TEXT,
  state TEXT NOT NULL,
  due_ms INTEGER NOT NULL,
  owed_ms INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  sendings INTEGER NOT NULL,
  leased_until_ms INTEGER NOT NULL,
  last_error TEXT,
  created_ms INTEGER NOT NULL,
  sent_ms INTEGER
) STRICT;
INSERT INTO messages
SELECT id, booking_id, kind, channel, iif(staff_id IS NULL, 'customer', 'staff'), staff_id, NULL, NULL,
  booking_id || ' ' || channel || ' ' || coalesce(staff_id, 'customer'),
  start_ms, end_ms, sequence, previous_start_ms, 1, NULL, state, due_ms, created_ms, attempts, 0, leased_until_ms,
  last_error, created_ms, sent_ms
FROM outbox;
DROP TABLE outbox;
ALTER TABLE messages RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (channel, due_ms) WHERE state = 'waiting';
CREATE INDEX outbox_by_lane ON outbox (lane, owed_ms) WHERE state = 'waiting';
CREATE INDEX outbox_by_booking ON outbox (booking_id);
CREATE INDEX outbox_by_endpoint ON outbox (endpoint_id, leased_until_ms) WHERE endpoint_id IS NOT NULL;

CREATE TABLE webhook_deliveries (
  id TEXT PRIMARY KEY NOT NULL,
  endpoint_id TEXT NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
  message_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  status INTEGER,
  error TEXT,
  excerpt TEXT
) STRICT;
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_by_message ON webhook_deliveries (message_id);
`
