/**
 * When an endpoint that wanted no more was switched off for that; and what failed to reach one that has been deleted
 * waits for nobody to do anything.
 */
export const webhooksGone = /* sql */ `
ALTER TABLE webhook_endpoints ADD COLUMN gone_ms INTEGER;
UPDATE outbox SET state = 'withdrawn' WHERE state = 'failed' AND audience = 'endpoint' AND endpoint_id IS NULL;
`
