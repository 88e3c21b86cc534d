import { createHash } from 'node:crypto'
import { problemSlug } from '@openslot/core/wire'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EveryRoute, type Operation, encoded, openEveryRoute } from '../../test/support/every-route.js'
import { type WatchedLog, watchLog } from '../../test/support/log.js'
import { dump } from '../../test/support/salon.js'
import { type JsonSchema, nastyText, nearly } from '../../test/support/schema-arbitrary.js'

// Malformed requests to every route of the OpenAPI document, over a real socket and with all the right tokens and ids
// at hand: `FUZZ_RUNS=10000` sends that many.

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 600)

let routes: EveryRoute
let before: string
let logged: WatchedLog

beforeAll(async () => {
  routes = await openEveryRoute()
  before = dump(routes.server)
  logged = watchLog('warn')
})
afterAll(async () => {
  logged[Symbol.dispose]()
  await routes[Symbol.asyncDispose]()
})

const READING = ['GET', 'HEAD']
const headerText = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', '9', '-', '_', '=', ',', ';', ':', '"', '*', '/', ' ', 'é', '\t'),
  maxLength: 40,
})

/** Bodies of which each has something wrong for certain, whatever else is right. */
const wrongBody = (schema: JsonSchema): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> => {
  const inText = fc.oneof(
    nastyText,
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
  )
  return fc.oneof(
    { weight: 8, arbitrary: nearly(schema).map((value) => JSON.stringify(withUnknownField(value))) },
    inText.map((text) => `[${text}`),
    fc
      .jsonValue()
      .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
      .map((value) => JSON.stringify(value)),
    fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from([0xff, ...bytes])),
    fc.integer({ min: 1, max: 20_000 }).map((depth) => '['.repeat(depth)),
    fc.constant(JSON.stringify({ notes: 'a'.repeat(70_000) })),
  )
}

const wrongId = nastyText.filter((text) => !['', '*'].includes(text))

const withUnknownField = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, 'no such field': 1 } : [value]

interface Sent {
  readonly operation: Operation
  readonly isRefused: boolean
  readonly address: string
  readonly init: RequestInit
}

/** A request to `operation` that can't be carried out; reading may succeed, it changes nothing. */
function malformed(operation: Operation): fc.Arbitrary<Sent> {
  const { method, path, parameters, body } = operation
  const isReading = READING.includes(method)
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const headers = parameters.filter((parameter) => parameter.in === 'header')
  return fc
    .record({
      // Without a body to be wrong, what a call that changes something acts on must be wrong.
      ids: fc.array(body || isReading ? fc.option(wrongId, { freq: 2 }) : wrongId, { minLength: 4, maxLength: 4 }),
      token: fc.constantFrom('right', 'right', 'right', 'wrong', 'none'),
      query: fc.tuple(...query.map(({ schema = {} }) => fc.option(fc.oneof(nastyText, nearly(schema).map(String))))),
      headers: fc.tuple(...headers.map(() => fc.option(headerText))),
      body: body ? wrongBody(body) : fc.constant(undefined),
      type: fc.constantFrom(
        'application/json',
        'text/plain',
        'application/json; charset=latin1',
        'multipart/form-data',
        '',
      ),
    })
    .map((parts) => {
      const { adminToken, known } = routes
      let token = adminToken
      let position = 0
      const segments = path.split('/').map((segment, index, all) => {
        if (!segment.startsWith('{')) return segment
        const subject = known.get(all[index - 1] ?? '')
        const wished = parts.ids[position++]
        if (subject && !path.startsWith('/v1/admin/')) ({ token } = subject)
        const isWrong = wished !== null && wished !== undefined
        return encoded(isWrong ? wished : (subject?.id ?? 'nobody'))
      })
      const search = query.flatMap(({ name }, index) => {
        const value = parts.query[index]
        return value === null || value === undefined ? [] : [`${name}=${encoded(value)}`]
      })
      const sentHeaders = headers.flatMap(({ name }, index) => {
        const value = parts.headers[index]
        return value === null || value === undefined ? [] : [[name, value] as [string, string]]
      })
      const authorization = { right: `Bearer ${token}`, wrong: 'Bearer wrong', none: '' }[parts.token]
      return {
        operation,
        isRefused: !isReading,
        address: `${segments.join('/')}?${search.join('&')}`,
        init: {
          method,
          headers: [
            ...sentHeaders,
            ...(authorization === '' ? [] : [['Authorization', authorization] as [string, string]]),
            ...(parts.type === '' ? [] : [['Content-Type', parts.type] as [string, string]]),
          ],
          ...(parts.body !== undefined && { body: parts.body }),
        },
      }
    })
}

test('malformed requests to every route are refused as problems, and change nothing', async () => {
  const { operations, origin, server } = routes
  const statuses = new Map<number, number>()
  const seen = new Set<string>()
  let sent = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations).chain(malformed),
      async ({ operation, isRefused, address, init }) => {
        const response = await fetch(`${origin}${address}`, init)
        const text = await response.text()
        const { status } = response
        sent++
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        seen.add(`${operation.method} ${operation.path}`)
        expect(status).toBeLessThan(500)
        if (isRefused) expect(status).toBeGreaterThanOrEqual(400)
        if (status < 400) return
        expect(response.headers.get('Content-Type')).toBe('application/problem+json')
        const problem = JSON.parse(text) as { type: string; status: number; detail: string }
        expect(problem.status).toBe(status)
        expect(problemSlug(problem.type)).toBeDefined()
      },
    ),
    { numRuns: RUNS },
  )
  const after = dump(server)
  const hash = (dumped: string): string => createHash('sha256').update(dumped).digest('hex').slice(0, 16)
  if (process.env['FUZZ_RUNS'] !== undefined) {
    const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    console.log(`${sent} requests to ${seen.size} of ${operations.length} routes; ${counts.join(', ')}`)
    console.log(`all tables: ${hash(before)} before, ${hash(after)} after`)
  }
  expect(hash(after)).toBe(hash(before))
  expect(logged.entries).toEqual([])
  if (RUNS >= 20 * operations.length) expect(seen.size).toBe(operations.length)
}, 600_000)
