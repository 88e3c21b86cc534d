import { createHmac, randomBytes } from 'node:crypto'

// Standard Webhooks (standardwebhooks.com), symmetric signatures, version 1.

const PREFIX = 'whsec_'

/** A new signing secret: `whsec_` and 256 random bits in base64. */
export const newSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`

interface Signed {
  readonly id: string
  /** Seconds since the epoch. */
  readonly timestamp: number
  readonly body: string
}

/** The headers of a signed webhook: one signature for each secret, so that a receiver can change over at leisure. */
export const signedHeaders = (message: Signed, secrets: readonly string[]): Record<string, string> => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': secrets.map((secret) => `v1,${signature(message, secret)}`).join(' '),
})

const signature = ({ id, timestamp, body }: Signed, secret: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
