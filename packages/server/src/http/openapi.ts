import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { neededScope } from './admin-scopes.js'
import { problemResponses } from './describe.js'

/** The OpenAPI 3.1 document of every described route in `app`. */
export async function openApiDocument(app: Hono): Promise<Awaited<ReturnType<typeof generateSpecs>>> {
  const document = await generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'OpenSlot',
        version: '0.1.0',
        description: 'Errors are application/problem+json (RFC 9457). Instants are ISO 8601 in UTC.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: {
        securitySchemes: {
          manageToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The secret of one booking, from its manage link',
          },
          confirmToken: {
            type: 'http',
            scheme: 'bearer',
            description:
              'The secret of one booking, from the link in the mail that asks to confirm it; opens it as well',
          },
          holdToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The secret of one hold, from the answer that made it',
          },
          adminToken: { type: 'http', scheme: 'bearer', description: 'From `openslot token create`' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-openslot',
            description: 'Set by signing in to the admin page; without HTTPS it is called `openslot`',
          },
        },
      },
    },
    excludeStaticFile: false,
  })
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods ?? {})) {
      if (path.startsWith('/v1/admin/')) describeAccess(method, path, operation as Operation)
      else if (method !== 'get') describeLimit(operation as Operation)
    }
  }
  return document
}

interface Operation {
  security?: object[]
  responses?: Record<string, object>
}

/** Public calls that change something are limited. */
function describeLimit(operation: Operation): void {
  operation.responses = { ...problemResponses(['too-many-requests']), ...operation.responses }
}

/** What every call of the admin API asks for, and how it refuses. */
function describeAccess(method: string, path: string, operation: Operation): void {
  operation.security = [{ adminToken: [neededScope(method, path)] }, { session: [] }]
  operation.responses = {
    ...problemResponses(['unauthorized', 'forbidden']),
    ...operation.responses,
  }
}
