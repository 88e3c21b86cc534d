import { settings, settingsChange } from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { IF_MATCH, answerVersion, requireMatch } from '../http/conditional.js'
import { describeAdmin } from '../http/describe.js'
import { readBody } from '../http/validate.js'

export const settingsRoutes = ({ storage }: ServerContext): Hono =>
  new Hono()
    .get(
      '/v1/admin/settings',
      describeAdmin({
        summary: 'See what the owner has set',
        success: { status: 200, description: 'The settings, with their version as ETag', schema: settings },
      }),
      async (c) => answerVersion(c, await storage.settings.read()),
    )
    .patch(
      '/v1/admin/settings',
      describeAdmin({
        summary: 'Change what the owner has set',
        description: 'What the body leaves out stays.',
        headers: IF_MATCH,
        body: settingsChange,
        success: { status: 200, description: 'The settings as they now are', schema: settings },
        problems: ['precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const change = await readBody(c, settingsChange)
        const changed = await storage.settings.update((current) => {
          requireMatch(c, current)
          return change
        })
        return answerVersion(c, changed)
      },
    )
