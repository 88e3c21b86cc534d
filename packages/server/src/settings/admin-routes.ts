import { settings, settingsChange } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { etagOf, requireMatch } from '../http/conditional.js'
import { describe } from '../http/describe.js'
import { readBody } from '../http/validate.js'

export const settingsRoutes = ({ storage }: ServerContext): Hono => {
  const answer = (c: Context, body: object): Response => {
    c.header('ETag', etagOf(body))
    return c.json(body)
  }
  return new Hono()
    .get(
      '/v1/admin/settings',
      describe({
        summary: 'See what the owner has set',
        tag: 'Admin',
        token: 'admin',
        success: { status: 200, description: 'The settings, with their version as ETag', schema: settings },
      }),
      async (c) => answer(c, await storage.settings.read()),
    )
    .patch(
      '/v1/admin/settings',
      describe({
        summary: 'Change what the owner has set',
        description: 'What the body leaves out stays.',
        tag: 'Admin',
        token: 'admin',
        headers: { 'If-Match': 'The ETag of what you saw; `*`: whatever it is' },
        body: settingsChange,
        success: { status: 200, description: 'The settings as they now are', schema: settings },
        problems: [
          'malformed-request',
          'precondition-failed',
          'payload-too-large',
          'validation',
          'precondition-required',
        ],
      }),
      async (c) => {
        const change = await readBody(c, settingsChange)
        const changed = await storage.settings.update((current) => {
          requireMatch(c.req.header('If-Match'), current)
          return change
        })
        return answer(c, changed)
      },
    )
}
