/** A random key of 128 bits. `crypto.randomUUID` is missing on pages served over plain http from elsewhere than localhost. */
export function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
