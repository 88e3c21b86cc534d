/** Few rows at a time: a lane also waits for what was withdrawn while its worker had it in hand. */
export const inHand = /* sql */ `
CREATE INDEX outbox_in_hand ON outbox (lane, leased_until_ms) WHERE leased_until_ms > 0;
`
