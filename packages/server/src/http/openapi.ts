import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'

/** The OpenAPI 3.1 document of every described route in `app`. */
export const openApiDocument = (app: Hono): ReturnType<typeof generateSpecs> =>
  generateSpecs(app, {
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
          adminToken: { type: 'http', scheme: 'bearer', description: 'From `openslot token create`' },
        },
      },
    },
    excludeStaticFile: false,
  })
