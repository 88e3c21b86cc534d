/** Tokens made before could do everything, and still can. */
export const access = /* sql */ `
ALTER TABLE admin_tokens ADD COLUMN scopes TEXT NOT NULL DEFAULT '["*"]';
ALTER TABLE admin_tokens ADD COLUMN last_used_ms INTEGER;

CREATE TABLE used_challenges (
  id TEXT PRIMARY KEY NOT NULL,
  expires_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX used_challenges_by_expiry ON used_challenges (expires_ms);
`
