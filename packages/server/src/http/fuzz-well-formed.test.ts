import { problemSlug } from '@openslot/core/wire'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EveryRoute, type Operation, encoded, openEveryRoute } from '../../test/support/every-route.js'
import { watchLog } from '../../test/support/log.js'
import { dump } from '../../test/support/salon.js'
import { plausible } from '../../test/support/schema-arbitrary.js'

// What clients might really send, to every route: well-formed, about things that are there or not any more, one after
// the other in a salon that changes with each. `FUZZ_RUNS=10000` sends that many.

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 600)
/** A salon is soon taken apart: then comes the next. */
const RUNS_EACH = 100

interface Wish {
  readonly operation: Operation
  readonly ids: readonly string[]
  readonly query: readonly (string | null)[]
  readonly body: unknown
}

const wish = (operation: Operation): fc.Arbitrary<Wish> =>
  fc.record({
    operation: fc.constant(operation),
    ids: fc.array(fc.constantFrom('known', 'known', 'known', 'anna', 'ben', 'haircut', 'nothing'), {
      minLength: 4,
      maxLength: 4,
    }),
    query: fc.tuple(
      ...operation.parameters
        .filter((parameter) => parameter.in === 'query')
        .map(({ name, schema = {} }) => fc.option(plausible(schema, name).map(String))),
    ),
    body: operation.body ? plausible(operation.body) : fc.constant(undefined),
  })

/** Taking things away leaves little to be asked about. */
const isDestructive = ({ method, path }: Operation): boolean => method === 'DELETE' || path.endsWith('/erase')

async function send(
  { origin, adminToken, known }: EveryRoute,
  { operation, ids, query, body }: Wish,
): Promise<Response> {
  const { method, path, parameters } = operation
  let token = adminToken
  let position = 0
  const segments = path.split('/').map((segment, index, all) => {
    if (!segment.startsWith('{')) return segment
    const subject = known.get(all[index - 1] ?? '')
    if (subject && !path.startsWith('/v1/admin/')) ({ token } = subject)
    const wished = ids[position++] ?? 'known'
    return encoded(wished === 'known' ? (subject?.id ?? 'nobody') : wished)
  })
  const search = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }, index) => {
      const value = query[index]
      return value === null || value === undefined ? [] : [`${name}=${encoded(value)}`]
    })
  return fetch(`${origin}${segments.join('/')}?${search.join('&')}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'If-Match': '*',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

test('well-formed requests are answered or refused as problems, and what is refused changes nothing', async () => {
  using logged = watchLog('warn')
  const statuses = new Map<number, number>()
  const carriedOut = new Set<string>()
  for (let sent = 0; sent < RUNS; sent += RUNS_EACH) {
    await using routes = await openEveryRoute()
    const { operations, server } = routes
    const some = operations.filter((operation) => !isDestructive(operation))
    const any = fc.oneof(
      { weight: 19, arbitrary: fc.constantFrom(...some) },
      { weight: 1, arbitrary: fc.constantFrom(...operations) },
    )
    await fc.assert(
      fc.asyncProperty(any.chain(wish), async (asked) => {
        const before = dump(server)
        const response = await send(routes, asked)
        const text = await response.text()
        const { status } = response
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        expect(status).toBeLessThan(500)
        if (status < 400) {
          carriedOut.add(`${asked.operation.method} ${asked.operation.path}`)
          return
        }
        expect(response.headers.get('Content-Type')).toBe('application/problem+json')
        expect(problemSlug((JSON.parse(text) as { type: string }).type)).toBeDefined()
        expect(dump(server)).toBe(before)
      }),
      // What went before is part of each: a shorter way to a failure can't be told.
      { numRuns: RUNS_EACH, endOnFailure: true },
    )
  }
  if (process.env['FUZZ_RUNS'] !== undefined) {
    const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    console.log(`well-formed: ${counts.join(', ')}; ${carriedOut.size} routes carried something out`)
  }
  expect(logged.entries).toEqual([])
  expect(carriedOut.size).toBeGreaterThan(20)
}, 600_000)
