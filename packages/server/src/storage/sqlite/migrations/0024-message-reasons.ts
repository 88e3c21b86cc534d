/** Why a message isn't sent, for programs beside the sentence; of what was noted before, the sentence is all there is. */
export const messageReasons = /* sql */ `
ALTER TABLE outbox ADD COLUMN reason TEXT;
ALTER TABLE webhook_deliveries ADD COLUMN reason TEXT;
`
