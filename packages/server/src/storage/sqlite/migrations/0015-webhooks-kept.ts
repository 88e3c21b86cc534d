// Each secret before a rotation signs until its own end. And two indexes find what has been kept for long enough.
export const webhooksKept = /* sql */ `
ALTER TABLE webhook_endpoints ADD COLUMN previous_secrets TEXT NOT NULL DEFAULT '[]';
UPDATE webhook_endpoints
SET previous_secrets = json_array(json_object('secret', previous_secret, 'untilMs', previous_until_ms))
WHERE previous_secret IS NOT NULL AND previous_until_ms IS NOT NULL;
ALTER TABLE webhook_endpoints DROP COLUMN previous_secret;
ALTER TABLE webhook_endpoints DROP COLUMN previous_until_ms;

CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (at_ms);
CREATE INDEX outbox_bodies ON outbox (due_ms) WHERE payload IS NOT NULL AND state <> 'waiting';
`
