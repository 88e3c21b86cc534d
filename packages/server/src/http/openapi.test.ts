import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSalon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: { readonly type?: string }
}
interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> }
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>
  readonly security?: readonly Record<string, unknown>[]
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly securitySchemes: Record<string, unknown> }
}

let server: TestServer
let openApi: Document
let operations: { path: string; method: string; operation: Operation }[]
beforeAll(async () => {
  server = await openSalon()
  openApi = (await (await server.request('/openapi.json')).json()) as Document
  operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
})
afterAll(() => server.close())

test('it is OpenAPI 3.1, and may be read by any site’s tools', async () => {
  const response = await server.request('/openapi.json')
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/)
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(openApi.openapi).toMatch(/^3\.1\.\d+$/)
})

test('every route under /v1 is described, and nothing that is no route', () => {
  const routes = server.server.app.routes
    .filter(
      ({ method, path }) => method !== 'ALL' && (path.startsWith('/v1/') || path.endsWith('z') || path === '/metrics'),
    )
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(described.toSorted()).toEqual([...new Set(routes)].toSorted())
})

test('every operation has a summary and a name of its own', () => {
  expect(operations.every(({ operation }) => operation.summary)).toBe(true)
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(operations.length)
})

test('every parameter of a path is declared, as a required one', () => {
  for (const { path, operation } of operations) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(declared.map((parameter) => parameter.name)).toEqual(names)
    expect(declared.every((parameter) => parameter.required === true && parameter.schema?.type === 'string')).toBe(true)
  }
})

test('no parameter is declared twice', () => {
  for (const { operation } of operations) {
    const names = (operation.parameters ?? []).map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size).toBe(names.length)
  }
})

test('what the calls with parameters take is declared', () => {
  const parametersOf = (path: string): string[] | undefined =>
    openApi.paths[path]?.['get']?.parameters?.map((each) => `${each.name}${each.required === true ? '' : '?'}`)
  expect(parametersOf('/v1/slots')).toEqual([
    'service',
    'staff?',
    'duration?',
    'from',
    'to',
    'booking?',
    'If-None-Match?',
    'OpenSlot-Hold?',
  ])
  expect(parametersOf('/v1/bookings/{id}/calendar.ics')).toEqual(['key?', 'id'])
})

test('every call that changes a booking may be about the version that was seen, and is refused on another', () => {
  const changes = operations.filter(({ method, path }) => method === 'post' && /\/bookings\/\{id\}\//.test(path))
  expect(changes.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['confirm', 'reschedule', 'cancel'].map((change) => `/v1/bookings/{id}/${change}`)),
  )
  const without = changes.filter(
    ({ operation: { parameters = [], responses } }) =>
      !('412' in responses) || !parameters.some(({ in: place, name }) => place === 'header' && name === 'If-Match'),
  )
  expect(without.map(({ path }) => path)).toEqual([])
})

test('every answer with a body has a schema, and every problem its media type', () => {
  for (const { operation } of operations) {
    expect(Object.keys(operation.responses)).not.toHaveLength(0)
    for (const [status, { content = {} }] of Object.entries(operation.responses)) {
      const types = Object.keys(content)
      if (status === '204') {
        expect(types).toEqual([])
        continue
      }
      expect(types).toEqual([
        Number(status) >= 400 ? 'application/problem+json' : expect.stringMatching(/json|calendar|plain/),
      ])
      const withoutSchema = types.filter((type) => !type.startsWith('text/') && content[type]?.schema === undefined)
      expect(withoutSchema).toEqual([])
    }
  }
})

test('instants are strings in and out: what they become inside does not leak', () => {
  interface Schema {
    readonly type?: unknown
    readonly properties?: Record<string, Schema>
    readonly items?: Schema
  }
  const INSTANT = /^(?:start|end|from|to|next|generatedAt|createdAt|updatedAt)$/
  const seen: unknown[] = []
  const walk = (schema: Schema): void => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const choices = (property as { anyOf?: Schema[] }).anyOf ?? [property]
      if (INSTANT.test(name)) seen.push(...choices.map((choice) => choice.type).filter((type) => type !== 'null'))
      walk(property)
    }
    if (schema.items) walk(schema.items)
  }
  for (const { operation } of operations) {
    const bodies = [operation.requestBody, ...Object.values(operation.responses)]
    for (const body of bodies) for (const { schema } of Object.values(body?.content ?? {})) walk(schema ?? {})
  }
  expect(seen.length).toBeGreaterThan(20)
  expect(new Set(seen)).toEqual(new Set(['string']))
})

test('calls that need a token say which, and those exist', () => {
  const needs = operations.flatMap(({ path, method, operation }) =>
    operation.security ? [[`${method} ${path}`, operation.security.map((scheme) => Object.keys(scheme).join())]] : [],
  )
  expect(Object.fromEntries(needs)).toMatchObject({
    'get /v1/admin/bookings': ['adminToken', 'session'],
    'get /v1/session': ['session'],
    'get /v1/bookings/{id}': ['manageToken'],
    'post /v1/bookings/{id}/cancel': ['manageToken'],
    'post /v1/bookings/{id}/confirm': ['confirmToken'],
    'get /v1/slots': ['', 'manageToken'],
  })
  expect(Object.keys(openApi.components.securitySchemes)).toEqual(
    expect.arrayContaining(['manageToken', 'confirmToken', 'adminToken', 'session']),
  )
})

test('the page for people names every operation', async () => {
  const response = await server.request('/docs')
  expect(response.headers.get('Content-Type')).toMatch(/^text\/html/)
  const page = await response.text()
  for (const { path, operation } of operations) {
    expect(page).toContain(path)
    expect(page).toContain(operation.summary)
  }
})
