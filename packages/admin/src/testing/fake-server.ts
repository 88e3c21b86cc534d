import { PROBLEMS, type ProblemSlug, problemType } from '@openslot/core/wire'
import type { Send } from '../api/http.js'

export interface Asked {
  /** `PATCH /v1/admin/settings` */
  readonly what: string
  readonly json: unknown
  readonly headers: Headers
  readonly query: URLSearchParams
}

type Answering = (asked: Asked) => Response | Promise<Response>

export interface FakeServer {
  readonly send: Send
  /** What was asked, in order. */
  readonly asked: readonly Asked[]
  /** From now on, this is the answer. */
  on(what: string, answering: Answering): void
  /** The next time, it is done, and nobody hears of it. */
  lose(what: string): void
}

/** Answers what a test has an answer for. Anything else is a test's mistake, and says so. */
export function fakeServer(answers: Readonly<Record<string, Answering>>): FakeServer {
  const known = new Map(Object.entries(answers))
  const asked: Asked[] = []
  return {
    asked,
    on: (what, answering) => void known.set(what, answering),
    lose: (what) => {
      const answering = known.get(what)
      known.set(what, async (one) => {
        await answering?.(one)
        if (answering) known.set(what, answering)
        return silence()
      })
    },
    send: async (request) => {
      const { pathname, searchParams } = new URL(request.url)
      const what = `${request.method} ${pathname}`
      const body = await request.text()
      const one = {
        what,
        json: body === '' ? undefined : (JSON.parse(body) as unknown),
        headers: request.headers,
        query: searchParams,
      }
      asked.push(one)
      const answering = known.get(what)
      return answering ? answering(one) : refusal('internal', { detail: `The test has no answer to ${what}.` })
    },
  }
}

export const answer = (body: unknown, status = 200, etag = '"1"'): Response =>
  Response.json(body, { status, headers: { ETag: etag } })

export const refusal = (slug: ProblemSlug, more: object = {}): Response =>
  Response.json(
    { type: problemType(slug), ...PROBLEMS[slug], detail: 'No.', ...more },
    { status: PROBLEMS[slug].status, headers: { 'Content-Type': 'application/problem+json' } },
  )

/** As when there is no network. */
export const silence = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'))

/** The bodies that came with one kind of request, in order. */
export const sent = (server: FakeServer, what: string): unknown[] =>
  server.asked.filter((asked) => asked.what === what).map(({ json }) => json)

/** Somebody else changes what is there in its version, while the page shows it. */
export const changeElsewhere = (server: FakeServer, path: string, changes: object, version = 1): Promise<Response> =>
  server.send(
    new Request(`${location.origin}/v1/admin/${path}`, {
      method: 'PATCH',
      body: JSON.stringify(changes),
      headers: { 'If-Match': `"${version}"` },
    }),
  )
