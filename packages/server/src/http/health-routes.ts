import { Hono } from 'hono'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { describe } from './describe.js'
import { ProblemError } from './problem.js'

const status = v.object({ status: v.literal('ok') })

export const healthRoutes = ({ storage, clock }: ServerContext): Hono =>
  new Hono()
    .get(
      '/healthz',
      describe({
        summary: 'Is the process alive?',
        tag: 'Operations',
        success: { status: 200, description: 'Yes', schema: status },
      }),
      (c) => c.json({ status: 'ok' }),
    )
    .get(
      '/readyz',
      describe({
        summary: 'Does the database answer, with every migration applied, and can it be written?',
        description:
          'Whether it can be written is tried every 10 seconds at most; if another program keeps it locked, two tries tell.',
        tag: 'Operations',
        success: { status: 200, description: 'Yes', schema: status },
        problems: ['unavailable'],
      }),
      async (c) => {
        if (!(await storage.isReady().catch(() => false)))
          throw new ProblemError('unavailable', 'The database does not answer, or `openslot migrate` has not been run.')
        if (!(await storage.isWritable(clock())))
          throw new ProblemError(
            'unavailable',
            'The database can’t be written: nobody can book. Either the disk is full, or another program keeps the file locked.',
          )
        return c.json({ status: 'ok' })
      },
    )
