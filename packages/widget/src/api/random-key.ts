/** A random key of 128 bits. Not `crypto.randomUUID`: pages served over plain http from elsewhere than localhost have none. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
