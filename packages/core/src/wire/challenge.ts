import * as v from 'valibot'

/** `GET /v1/challenge` → a proof of work to be done before booking, in the format of ALTCHA (version 2). */
export const challenge = v.object({
  parameters: v.object({
    /** A key is derived with it from `nonce` and a counter (32 bits, big-endian) behind it, until it begins with `keyPrefix`. */
    algorithm: v.literal('PBKDF2/SHA-256'),
    nonce: v.string(),
    salt: v.string(),
    /** Iterations of PBKDF2. */
    cost: v.number(),
    /** Bytes. */
    keyLength: v.number(),
    /** Hexadecimal. */
    keyPrefix: v.string(),
    data: v.object({
      /** When the challenge runs out, in epoch seconds. */
      expires: v.number(),
    }),
  }),
  signature: v.string(),
})

export type Challenge = v.InferOutput<typeof challenge>
