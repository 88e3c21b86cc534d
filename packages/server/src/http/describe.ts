import { PROBLEMS, type ProblemSlug, noQuery, problem } from '@openslot/core/wire'
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type { MiddlewareHandler } from 'hono'
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi'
import type * as v from 'valibot'
import { readQuery } from './validate.js'

export interface RouteDescription {
  readonly summary: string
  readonly description?: string
  readonly tag: 'Booking' | 'Admin' | 'Session' | 'Operations'
  readonly query?: v.GenericSchema
  readonly body?: v.GenericSchema
  /** Header parameters beside `Authorization`: name and what it does. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whose token the call needs, or (`?`) may carry. */
  readonly token?: 'manage' | 'manage?' | 'confirm' | 'hold' | 'admin' | 'session'
  readonly success: {
    readonly status: number
    readonly description: string
    readonly schema?: v.GenericSchema
    readonly mediaType?: string
  }
  /** Beside those that every call with a query or body has. */
  readonly problems?: readonly ProblemSlug[]
}

const OF_A_BODY = ['malformed-request', 'payload-too-large', 'validation'] as const

/** Describes a route for the OpenAPI document, from the very schemas that check its requests and type its answers. */
export function describe(route: RouteDescription): MiddlewareHandler {
  const { success, token } = route
  const problems = new Set<ProblemSlug>([
    ...(route.body ? OF_A_BODY : []),
    ...(route.query ? (['validation'] as const) : []),
    ...(route.problems ?? []),
  ])
  const schemes = {
    manage: 'manageToken',
    'manage?': 'manageToken',
    confirm: 'confirmToken',
    hold: 'holdToken',
    admin: 'adminToken',
    session: 'session',
  } as const
  const scheme = token && { [schemes[token]]: [] }
  return describeRoute({
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    parameters: [...queryParameters(route.query), ...headerParameters(route.headers)],
    ...(scheme && { security: token === 'manage?' ? [{}, scheme] : [scheme] }),
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } },
    }),
    responses: {
      [success.status]: {
        description: success.description,
        ...((success.schema || success.mediaType) && {
          content: {
            [success.mediaType ?? 'application/json']: success.schema ? { schema: jsonSchema(success.schema) } : {},
          },
        }),
      },
      ...problemResponses([...problems]),
    },
  } as DescribeRouteOptions)
}

/**
 * A call of the admin API. Who may make it, and how others are refused, is the same for all: see `openapi.ts`. Query
 * parameters that it doesn't describe are refused: the handler does so with its own, and here is who has none.
 */
export function describeAdmin(route: Omit<RouteDescription, 'tag' | 'token'>): MiddlewareHandler {
  const described = describe({ query: noQuery, ...route, tag: 'Admin', token: 'admin' })
  if (route.query) return described
  const refuseParameters: MiddlewareHandler = (c, next) => {
    readQuery(c, noQuery)
    return next()
  }
  // The document is made from what it carries.
  return Object.assign(refuseParameters, described)
}

/** The JSON schema of what goes over the wire: inputs as sent, before they become domain values. */
function jsonSchema(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
  return rest
}

function queryParameters(query: v.GenericSchema | undefined): object[] {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchema(query)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const headerParameters = (headers: Readonly<Record<string, string>> = {}): object[] =>
  Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  }))

export function problemResponses(slugs: readonly ProblemSlug[]): Record<string, object> {
  const statuses = [...new Set(slugs.map((slug) => PROBLEMS[slug].status))]
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: slugs
          .filter((slug) => PROBLEMS[slug].status === status)
          .map((slug) => `\`${slug}\``)
          .join(', '),
        content: { 'application/problem+json': { schema: jsonSchema(problem) } },
      },
    ]),
  )
}
