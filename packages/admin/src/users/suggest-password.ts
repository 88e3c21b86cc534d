/** Without what looks alike when it is written down. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** A password of 80 bits that can be read out over the telephone: `k7mp-3xqd-w9fa-hh4t`. */
export function suggestPassword(): string {
  // 32 letters: every byte's remainder is as likely as any other.
  const chosen = [...crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH))].map(
    (byte) => LETTERS[byte % LETTERS.length] ?? '',
  )
  return Array.from({ length: GROUPS }, (_, group) =>
    chosen.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-')
}
