import { checkInput, pointerTo } from '@openslot/core/wire'
import type * as v from 'valibot'
import { ProblemError, invalid } from './answers.js'

/** A request, read whole. */
export interface Call {
  readonly method: string
  /** The address under which the server was found, without a slash at its end. */
  readonly base: string
  /** Below `/v1/`, decoded: `['bookings', id, 'cancel']`. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly headers: Headers
  /** As sent; empty without one. */
  readonly text: string
}

type Schema = v.GenericSchema<unknown, unknown>

const MAX_BODY_BYTES = 64 * 1024

/** `undefined`: the address is none of the API. */
export async function readCall(request: Request): Promise<Call | undefined> {
  const { origin, pathname, searchParams } = new URL(request.url)
  const [, below, path] = /^(.*?)\/v1\/(.+)$/.exec(pathname) ?? []
  if (below === undefined || path === undefined) return undefined
  const { method, headers } = request
  return {
    method,
    base: origin + below,
    path: path.split('/').map((part) => decodeURIComponent(part)),
    query: searchParams,
    headers,
    text: method === 'GET' || method === 'HEAD' ? '' : await request.text(),
  }
}

/** The body's JSON, where it is some. */
export function bodyOf({ text }: Call): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @throws ProblemError `malformed-request`, `payload-too-large` or `validation` */
export function readBody<S extends Schema>({ text }: Call, schema: S, whenEmpty?: object): v.InferOutput<S> {
  if (new TextEncoder().encode(text).byteLength > MAX_BODY_BYTES) {
    throw new ProblemError('payload-too-large', 'The body may have at most 64 KiB.')
  }
  return check(schema, text === '' && whenEmpty ? whenEmpty : parseJson(text))
}

/** @throws ProblemError `validation` */
export function readQuery<S extends Schema>({ query }: Call, schema: S): v.InferOutput<S> {
  const repeated = [...query.keys()].find((name, index, names) => names.indexOf(name) !== index)
  if (repeated !== undefined) {
    throw invalid([{ pointer: pointerTo([repeated]), message: 'Give this parameter once.' }])
  }
  return check(schema, Object.fromEntries(query))
}

/** The token of `Authorization: Bearer …`. */
export const bearerToken = ({ headers }: Call): string | undefined =>
  /^Bearer +([\w~+/.-]+=*) *$/i.exec(headers.get('Authorization') ?? '')?.[1]

/** Whether `If-None-Match` or `If-Match` names this version. A tag that compression made weak means the same. */
export function namesTag(header: string, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')
  return header.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag))
}

function check<S extends Schema>(schema: S, input: unknown): v.InferOutput<S> {
  const checked = checkInput(schema, input)
  if ('output' in checked) return checked.output
  throw invalid(checked.faults)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('malformed-request', 'The body must be JSON in UTF-8.')
  }
}
