import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Seals what must not be read in the database's file: a copy of it alone opens nobody's calendar. */
export interface Sealer {
  /** @param subject what it belongs to: sealed for one, it opens for no other */
  seal(subject: string, text: string): string
  /** @throws SealError when it was sealed with a secret that is no longer known, for another subject, or was changed */
  open(subject: string, sealed: string): string
  /** Whether it is sealed with the newest secret. */
  isCurrent(sealed: string): boolean
}

export class SealError extends Error {
  override readonly name = 'SealError'
}

interface Key {
  readonly id: string
  readonly bytes: Buffer
}

const FORMAT = 's1'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM, with keys that are derived from the server's secrets. A sealed text names its key, so that the secret can
 * be changed: the first one seals, and all of them open.
 *
 * @param secrets the newest first
 */
export function createSealer(secrets: readonly [string, ...string[]]): Sealer {
  const keys = secrets.map(keyFrom)
  const newest = keys[0] as Key
  return {
    seal: (subject, text) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, iv).setAAD(Buffer.from(subject))
      const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${FORMAT}.${newest.id}.${body.toString('base64url')}`
    },
    open: (subject, sealed) => {
      const [format, keyId, encoded = ''] = sealed.split('.')
      const key = keys.find(({ id }) => id === keyId)
      if (format !== FORMAT || !key) throw new SealError('It was sealed with a secret that this server doesn’t have.')
      const body = Buffer.from(encoded, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, body.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAAD(Buffer.from(subject)).setAuthTag(body.subarray(-TAG_BYTES))
        return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new SealError('What was sealed has been changed.', { cause })
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${FORMAT}.${newest.id}.`),
  }
}

function keyFrom(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'openslot calendar credentials', 32))
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
}
