// Who looks for failures looks for few among many: without it, every message ever sent would be read.
export const failedMessages = /* sql */ `
CREATE INDEX outbox_failed ON outbox (id) WHERE state = 'failed';
`
