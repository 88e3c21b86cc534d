import { type OutsideRequest, ask } from './ask.js'

export type OutsideBounds = Pick<OutsideRequest, 'allowPrivate' | 'timeoutMs' | 'maxBytes' | 'lookup'>

/** For libraries that speak through a `fetch` of ours: the same, guarded and bounded. Bodies are texts. */
export function outsideFetch(bounds: OutsideBounds): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const body = request.body === null ? undefined : await request.text()
    const answer = await ask({
      ...bounds,
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      ...(body !== undefined && { body }),
      ...(request.redirect === 'follow' && { maxRedirects: 5 }),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const isEmpty = [101, 204, 205, 304].includes(answer.status)
    const response = new Response(isEmpty ? null : new Uint8Array(answer.body), { status: answer.status, headers })
    Object.defineProperty(response, 'url', { value: answer.url })
    return response
  }
}
