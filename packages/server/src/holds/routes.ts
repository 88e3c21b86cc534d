import { decideHold } from '@openslot/core'
import { type CreatedHold, createdHold, holdRequest, toIso } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { problemOf } from '../bookings/refusal.js'
import type { CatalogService } from '../catalog/catalog.js'
import { requireDuration, requireGiver, requireOffered, requireService } from '../catalog/find.js'
import type { ServerContext } from '../context.js'
import { bearerToken } from '../http/bearer.js'
import { describe } from '../http/describe.js'
import { type Attempt, IDEMPOTENCY_KEY, answerAgain, answerOnce } from '../http/idempotency.js'
import { countedAsHeld } from '../http/held-times.js'
import { notFound } from '../http/problem.js'
import { limitHolds } from '../http/rate-limit.js'
import { readBody } from '../http/validate.js'
import { deriveToken, hashToken } from '../tokens.js'
import type { StoredHold } from './store.js'

type KeptHold = Omit<CreatedHold, 'token'>

export const holdRoutes = (context: ServerContext): Hono => {
  const { storage, clock, secret, holdMinutes, throttle, calendars } = context
  const withToken = (hold: KeptHold): CreatedHold => ({
    ...hold,
    token: deriveToken(secret, 'hold', hold.id),
  })
  const once = answerOnce(storage.idempotency, 'holds')
  const isKept = async (token: string): Promise<boolean> =>
    (await storage.holds.findLive(hashToken(token), clock())) !== undefined
  return new Hono()
    .post(
      '/v1/holds',
      describe({
        summary: 'Keep a time for a few minutes',
        description:
          'Taken for everyone else until `expiresAt`. Name its token as `holdToken` of the booking, and as `OpenSlot-Hold` when listing times.',
        tag: 'Booking',
        headers: { [IDEMPOTENCY_KEY]: 'New for each hold, the same when it is sent again. Remembered for 24 hours' },
        body: holdRequest,
        success: { status: 201, description: 'Kept', schema: createdHold },
        problems: ['unknown-service', 'unknown-staff', 'slot-taken', 'idempotency-conflict', 'slot-unavailable'],
      }),
      async (c) => {
        const wish = await readBody(c, holdRequest)
        const now = clock()
        const again = (answered: object): Response => created(c, withToken(answered as KeptHold))
        const first = async (attempt: Attempt | undefined): Promise<Response> => {
          limitHolds(throttle, c)
          const service = await requireService(storage.catalog, wish.service)
          const fitTo = (current: CatalogService) => ({
            service: current,
            staffId: requireGiver(current, wish.staff)?.id ?? null,
            durationMinutes: requireDuration(current, wish.durationMinutes, 'durationMinutes'),
          })
          const { staffId, durationMinutes } = fitTo(service)
          const { start } = wish
          const askedFor = service.staff.filter(({ id: giver }) => staffId === null || giver === staffId)
          await calendars.reading.refresh(askedFor.map(({ id: giver }) => giver))
          const id = uuidv7()
          const token = deriveToken(secret, 'hold', id)
          const client = throttle.client(c)
          const until = now + holdMinutes * 60_000
          const outcome = await countedAsHeld(
            throttle.held,
            { client, name: token, until, isKept },
            () =>
              storage.holds.create(
                {
                  serviceId: service.id,
                  fit: (current) => fitTo(requireOffered(current, wish.service)),
                  start,
                  now,
                },
                { id, tokenHash: hashToken(token) },
                (snapshot) => decideHold(snapshot, { start, holdMinutes }),
                attempt && { ...attempt, answer: present },
              ),
            (made) => 'hold' in made,
          )
          if (!outcome.accepted) {
            throw await problemOf(
              outcome.refusal,
              storage.availability,
              { service, staff: askedFor, durationMinutes, now },
              start,
            )
          }
          if ('hold' in outcome) return created(c, withToken(present(outcome.hold)))
          return again(answerAgain(outcome.repeated, attempt))
        }
        return once(c, { body: wish, now }, { first, again })
      },
    )
    .delete(
      '/v1/holds/:id',
      describe({
        summary: 'Give a hold up',
        tag: 'Booking',
        token: 'hold',
        success: { status: 204, description: 'The time is free again' },
        problems: ['not-found'],
      }),
      async (c) => {
        const token = bearerToken(c) ?? ''
        const isReleased = await storage.holds.release(c.req.param('id'), hashToken(token))
        if (!isReleased)
          throw notFound('There is no such hold: it has run out, became a booking, or its token is wrong.')
        throttle.held.end(token)
        return c.body(null, 204)
      },
    )
}

const present = ({ id, staffId, start, end, expiresAt }: StoredHold): KeptHold => ({
  id,
  staffId,
  start: toIso(start),
  end: toIso(end),
  expiresAt: toIso(expiresAt),
})

function created(c: Context, answer: CreatedHold): Response {
  c.header('Cache-Control', 'no-store')
  return c.json(answer, 201)
}
