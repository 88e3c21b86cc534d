/** What became of an event when its calendar was reset may be known only later: until then, that it was is kept. */
export const resets = /* sql */ `
ALTER TABLE calendar_entries ADD COLUMN is_in_reset INTEGER NOT NULL DEFAULT 0;
`
