import { DeliveryError } from '../outbox/delivery-error.js'
import { type OutsideRequest, ask } from '../outside/ask.js'
import { OutsideError } from '../outside/outside-error.js'

export interface PostOptions extends Pick<OutsideRequest, 'url' | 'allowPrivate' | 'lookup'> {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The whole exchange, in ms. */
  readonly timeoutMs?: number
}

export interface PostAnswer {
  readonly status: number
  /** The beginning of the body, for the delivery log. */
  readonly excerpt: string
  readonly retryAfter: string | undefined
}

const TIMEOUT_MS = 10_000
const MAX_ANSWER_BYTES = 16 * 1024
const EXCERPT_CHARACTERS = 500

/** Not half a character, as emoji are two each. */
const excerptOf = (text: string): string => text.slice(0, EXCERPT_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')

/**
 * Posts to an address that somebody typed in. Redirects are not followed.
 *
 * @throws DeliveryError when the address is not allowed, can't be reached or doesn't answer in time
 */
export async function post({ timeoutMs = TIMEOUT_MS, ...options }: PostOptions): Promise<PostAnswer> {
  try {
    const { status, headers, body } = await ask({
      ...options,
      method: 'POST',
      timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
      whenLonger: 'cut',
    })
    return {
      status,
      excerpt: excerptOf(body.toString('utf8')),
      retryAfter: headers['retry-after'],
    }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    throw error.code === 'not-allowed'
      ? new DeliveryError(
          'webhook-address',
          'The endpoint’s address is not HTTPS, or private, loopback or link-local. Set OPENSLOT_ALLOW_PRIVATE_WEBHOOKS to allow it.',
          { isPermanent: true, cause: error },
        )
      : new DeliveryError('webhook-silent', `The endpoint can’t be reached: ${error.message}`, { cause: error })
  }
}
