import { challenge } from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { notFound } from '../http/problem.js'
import { newChallenge } from './challenge.js'

export const challengeRoutes = (context: ServerContext): Hono =>
  new Hono().get(
    '/v1/challenge',
    describe({
      summary: 'Get a proof of work to do before booking',
      description: 'In the format of ALTCHA, version 2. Its solution goes into `challenge` of the booking, once.',
      tag: 'Booking',
      success: { status: 200, description: 'The challenge; good for ten minutes', schema: challenge },
      problems: ['not-found'],
    }),
    async (c) => {
      if (!context.requiresChallenge) throw notFound('This server asks for no proof of work. Book without one.')
      c.header('Cache-Control', 'no-store')
      return c.json(await newChallenge(context))
    },
  )
