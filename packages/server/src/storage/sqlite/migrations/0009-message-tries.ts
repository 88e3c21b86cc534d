// The day that a message is tried for begins with its first try, and anew when somebody asks for it once more; its
// attempts are counted on. And a reminder for webhooks waits once for all endpoints: who wants it is asked when it is
// due. Where one of them has been tried, perhaps long ago, the others are left as they are: that one had it already.
export const messageTries = /* sql */ `
ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN tried_since_ms INTEGER;
UPDATE outbox SET tries = attempts, tried_since_ms = owed_ms WHERE state = 'waiting' AND attempts > 0;

UPDATE outbox SET audience = 'endpoints'
WHERE kind = 'booking.reminder' AND state = 'waiting' AND NOT EXISTS (
  SELECT 1 FROM outbox AS tried
  WHERE tried.booking_id = outbox.booking_id AND tried.owed_ms = outbox.owed_ms AND tried.kind = 'booking.reminder'
    AND (tried.attempts > 0 OR EXISTS (SELECT 1 FROM webhook_deliveries WHERE message_id = tried.id))
);
DELETE FROM outbox
WHERE audience = 'endpoints' AND EXISTS (
  SELECT 1 FROM outbox AS first
  WHERE first.booking_id = outbox.booking_id AND first.owed_ms = outbox.owed_ms AND first.id < outbox.id
    AND first.audience = 'endpoints'
);
UPDATE outbox SET endpoint_id = NULL, payload = NULL, lane = booking_id || ' webhook' WHERE audience = 'endpoints';
`
