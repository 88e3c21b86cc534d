/** What was brought over from elsewhere, by what it is called there: so a second import doubles nothing. */
export const imported = /* sql */ `
CREATE TABLE imported (
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  key_hash TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  PRIMARY KEY (source, kind, key_hash)
) STRICT;
`
