import { lookup as systemLookup } from 'node:dns'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type LookupFunction, isIP } from 'node:net'
import { DeliveryError } from '../outbox/delivery-error.js'
import { isPublicAddress } from './public-address.js'

export interface PostOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly allowPrivate: boolean
  /** The whole exchange, in ms. */
  readonly timeoutMs?: number
  /** The machine's own unless a test brings another. */
  readonly lookup?: typeof systemLookup
}

export interface PostAnswer {
  readonly status: number
  /** The beginning of the body, for the delivery log. */
  readonly excerpt: string
  readonly retryAfter: string | undefined
}

const TIMEOUT_MS = 10_000
/** Read of an answer before the connection is closed: who sends more gets no more of our time or memory. */
const MAX_ANSWER_BYTES = 16 * 1024
const EXCERPT_CHARACTERS = 500

/**
 * Posts to an address that somebody typed in. The name is resolved once and its addresses are checked at the moment
 * of connecting, so that a name can't change to an inner address in between. Redirects are not followed.
 *
 * @throws DeliveryError when the address is not allowed, can't be reached or doesn't answer in time
 */
export async function post(options: PostOptions): Promise<PostAnswer> {
  const { headers, body, allowPrivate, timeoutMs = TIMEOUT_MS } = options
  if (!isReachable(options.url, allowPrivate)) throw notAllowed()
  const url = new URL(options.url)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => {
      if (cause instanceof DeliveryError) return reject(cause)
      const reason = signal.aborted ? `no whole answer within ${timeoutMs / 1000} s` : String((cause as Error).message)
      reject(new DeliveryError(`The endpoint can’t be reached: ${reason}`, { cause }))
    }
    const request: ClientRequest = send(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      lookup: checkedLookup(options.lookup ?? systemLookup, allowPrivate),
      // A connection of its own: a kept one could lead to where the name no longer points.
      agent: false,
      signal,
    })
    request.on('error', fail)
    request.on('response', (response) => {
      readBeginning(response).then(
        (excerpt) => {
          request.destroy()
          resolve({ status: response.statusCode ?? 0, excerpt, retryAfter: response.headers['retry-after'] })
        },
        (cause: unknown) => {
          request.destroy()
          fail(cause)
        },
      )
    })
    request.end(body)
  })
}

/**
 * Whether an address may be posted to as far as it says itself; where a name leads is seen when it is used. Without
 * HTTPS, customers' data would cross the internet for all to read.
 */
export function isReachable(address: string, allowPrivate: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  // An address instead of a name is never looked up. URL has made `0x7f.1` into 127.0.0.1.
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return allowPrivate || (protocol === 'https:' && (isIP(host) === 0 || isPublicAddress(host)))
}

/** Looks a name up and gives only addresses of the public internet to the socket that is about to connect. */
const checkedLookup =
  (lookup: typeof systemLookup, allowPrivate: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const allowed = addresses.filter(({ address }) => allowPrivate || isPublicAddress(address))
      const [first] = allowed
      // One inner address among public ones is a trick, not a mistake.
      if (!first || allowed.length < addresses.length) return callback(notAllowed(), '', 0)
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }

async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) break
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, EXCERPT_CHARACTERS)
}

const notAllowed = (): DeliveryError =>
  new DeliveryError(
    'The endpoint’s address is not HTTPS, or private, loopback or link-local. Set OPENSLOT_ALLOW_PRIVATE_WEBHOOKS to allow it.',
    { isPermanent: true },
  )
