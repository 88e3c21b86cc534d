import { lookup as systemLookup } from 'node:dns'
import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { OutsideError } from './outside-error.js'
import { type Lookup, checkedLookup, isReachable, notAllowed } from './reachable.js'

export interface OutsideRequest {
  readonly url: string
  /** `GET` unless said otherwise. */
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Addresses of the own network, and without HTTPS. */
  readonly allowPrivate: boolean
  /** The whole exchange, redirects included, in ms. */
  readonly timeoutMs: number
  /** Read of an answer before the connection is closed: who sends more gets no more of our time or memory. */
  readonly maxBytes: number
  /** Of a longer answer, `cut` takes the beginning; else it is refused. */
  readonly whenLonger?: 'refuse' | 'cut'
  /** How often to go where an answer points; each address is checked as the first. None unless said otherwise. */
  readonly maxRedirects?: number
  /** The machine's own unless a test brings another. */
  readonly lookup?: Lookup
}

export interface OutsideAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Whose answer it is, after redirects. */
  readonly url: string
}

/**
 * Asks an address that somebody typed in. A name is resolved once and its addresses are checked at the moment of
 * connecting, so that it can't change to an inner address in between.
 *
 * @throws OutsideError when the address is not allowed, can't be reached or doesn't answer in time and within bounds
 */
export async function ask(request: OutsideRequest): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(request.timeoutMs)
  let next = request
  for (let followed = 0; ; followed++) {
    const answer = await askOnce(next, signal)
    const target = redirectOf(answer)
    if (target === undefined || request.maxRedirects === undefined) return answer
    if (followed === request.maxRedirects) throw new OutsideError('redirected', 'it points elsewhere again and again')
    next = redirected(next, answer, target)
  }
}

function askOnce(request: OutsideRequest, signal: AbortSignal): Promise<OutsideAnswer> {
  const { allowPrivate, body, maxBytes, whenLonger = 'refuse' } = request
  if (!isReachable(request.url, allowPrivate)) return Promise.reject(notAllowed())
  const url = new URL(request.url)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => reject(asOutsideError(cause, signal, request.timeoutMs))
    const sent = send(url, {
      method: request.method ?? 'GET',
      headers: {
        ...request.headers,
        ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
      },
      lookup: checkedLookup(request.lookup ?? systemLookup, allowPrivate),
      // A connection of its own: a kept one could lead to where the name no longer points.
      agent: false,
      signal,
    })
    sent.on('error', fail)
    sent.on('response', (response) => {
      read(response, maxBytes, whenLonger)
        .then((content) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: content,
            url: request.url,
          }),
        )
        .catch(fail)
        .finally(() => sent.destroy())
    })
    sent.end(body)
  })
}

async function read(response: IncomingMessage, maxBytes: number, whenLonger: 'refuse' | 'cut'): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes <= maxBytes) continue
    if (whenLonger === 'refuse') throw new OutsideError('too-large', `its answer has more than ${maxBytes} bytes`)
    break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

function asOutsideError(cause: unknown, signal: AbortSignal, timeoutMs: number): OutsideError {
  if (cause instanceof OutsideError) return cause
  if (signal.aborted) return new OutsideError('timed-out', `no whole answer within ${timeoutMs / 1000} s`, { cause })
  return new OutsideError('unreachable', reasonOf(cause), { cause })
}

/** Node's messages name the host, its codes don't: a feed's name may be all that keeps it secret. */
const reasonOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? 'the connection broke'

const redirectOf = ({ status, headers }: OutsideAnswer): string | undefined =>
  [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined

/** As browsers follow it, and with no password for anybody but whom it was meant for. */
function redirected(request: OutsideRequest, { status }: OutsideAnswer, target: string): OutsideRequest {
  if (!URL.canParse(target, request.url)) throw new OutsideError('redirected', 'it points to no address')
  const url = new URL(target, request.url)
  const isElsewhere = url.origin !== new URL(request.url).origin
  const { method = 'GET', headers = {} } = request
  const becomesGet = (status === 303 && method !== 'HEAD') || (status <= 302 && method === 'POST')
  const kept = Object.entries(headers).filter(
    ([name]) => !(isElsewhere && /^(?:authorization|cookie)$/i.test(name)) && !(becomesGet && /^content-/i.test(name)),
  )
  const { body, ...rest } = request
  return {
    ...rest,
    ...(body !== undefined && !becomesGet && { body }),
    url: url.href,
    method: becomesGet ? 'GET' : method,
    headers: Object.fromEntries(kept),
  }
}
