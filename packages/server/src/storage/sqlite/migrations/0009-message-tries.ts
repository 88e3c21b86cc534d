// The day that a message is tried for begins with its first try, and anew when somebody asks for it once more; its
// attempts are counted on. And a reminder for webhooks waits once for all endpoints: who wants it is asked when it is due.
export const messageTries = /* sql */ `
ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN tried_since_ms INTEGER;
UPDATE outbox SET tries = attempts, tried_since_ms = owed_ms WHERE state = 'waiting' AND attempts > 0;

DELETE FROM outbox
WHERE kind = 'booking.reminder' AND state = 'waiting' AND attempts = 0 AND EXISTS (
  SELECT 1 FROM outbox AS first
  WHERE first.booking_id = outbox.booking_id AND first.owed_ms = outbox.owed_ms AND first.id < outbox.id
    AND first.kind = 'booking.reminder' AND first.state = 'waiting' AND first.attempts = 0
);
UPDATE outbox SET audience = 'endpoints', endpoint_id = NULL, payload = NULL, lane = booking_id || ' webhook'
WHERE kind = 'booking.reminder' AND state = 'waiting' AND attempts = 0;
`
