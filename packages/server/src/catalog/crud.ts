import { removal } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { etagOf, namesTag, requireMatch } from '../http/conditional.js'
import { describe } from '../http/describe.js'
import { ProblemError, notFound } from '../http/problem.js'
import { invalid, parse, readBody } from '../http/validate.js'
import type { EntryStore, Kept } from './admin-store.js'
import { CatalogConflict } from './store.js'

/** What there is to say of one kind of thing in the catalogue. */
export interface CrudOptions<Entry> {
  /** As addresses and lists name it. */
  readonly noun: 'services' | 'staff' | 'resources'
  /** As sentences name one. */
  readonly one: string
  readonly store: EntryStore<Entry>
  /** The fields alone … */
  readonly fields: v.StrictObjectSchema<v.ObjectEntries, undefined>
  /** … and with what they become together. */
  readonly entry: v.GenericSchema<unknown, Entry>
  /** An answer, which can be sent back as it is, but for its id. */
  readonly schema: v.GenericSchema
  readonly list: v.GenericSchema
  readonly present: (kept: Kept<Entry>) => { readonly id: string }
}

const IF_MATCH = { 'If-Match': 'The ETag of what you saw; `*`: whatever it is' }

/** Listing, seeing, making, changing and deleting: the same five calls for each kind. */
export function crudRoutes<Entry>({
  noun,
  one,
  store,
  fields,
  entry,
  schema,
  list,
  present,
}: CrudOptions<Entry>): Hono {
  const path = `/v1/admin/${noun}`
  const changes = v.partial(fields)
  const unknown = (): ProblemError => notFound(`There is no such ${one}. GET ${path} lists them.`)
  const answer = (c: Context, body: object, status: 200 | 201): Response => {
    c.header('ETag', etagOf(body))
    return c.json(body, status)
  }
  return new Hono()
    .get(
      path,
      describe({
        summary: `List every ${one}`,
        tag: 'Admin',
        token: 'admin',
        success: { status: 200, description: 'All, archived ones too', schema: list },
      }),
      async (c) => c.json({ [noun]: (await store.list()).map(present) }),
    )
    .post(
      path,
      describe({
        summary: `Make a ${one}`,
        tag: 'Admin',
        token: 'admin',
        body: entry,
        success: { status: 201, description: `The new ${one}`, schema },
        problems: ['malformed-request', 'conflict', 'payload-too-large', 'validation'],
      }),
      async (c) => {
        const wanted = await readBody(c, entry)
        const made = present(await store.create(wanted).catch(refuseConflict))
        c.header('Location', `${path}/${made.id}`)
        return answer(c, made, 201)
      },
    )
    .get(
      `${path}/:id`,
      describe({
        summary: `See a ${one}`,
        description: 'By its id or slug.',
        tag: 'Admin',
        token: 'admin',
        success: { status: 200, description: `The ${one}, with its version as ETag`, schema },
        problems: ['not-found'],
      }),
      async (c) => {
        const found = await store.find(c.req.param('id'))
        if (!found) throw unknown()
        const body = present(found)
        if (namesTag(c.req.header('If-None-Match') ?? '', etagOf(body))) {
          c.header('ETag', etagOf(body))
          return c.body(null, 304)
        }
        return answer(c, body, 200)
      },
    )
    .patch(
      `${path}/:id`,
      describe({
        summary: `Change a ${one}`,
        description: 'What the body leaves out stays. Lists are replaced whole.',
        tag: 'Admin',
        token: 'admin',
        headers: IF_MATCH,
        body: changes,
        success: { status: 200, description: `The ${one} as it now is`, schema },
        problems: [
          'malformed-request',
          'not-found',
          'conflict',
          'precondition-failed',
          'payload-too-large',
          'validation',
          'precondition-required',
        ],
      }),
      async (c) => {
        const wanted = await readBody(c, changes)
        const changed = await store
          .update(c.req.param('id'), (current) => {
            const seen = present(current)
            requireMatch(c.req.header('If-Match'), seen)
            const { id: _, ...rest } = seen
            return parse(entry, { ...rest, ...wanted })
          })
          .catch(refuseConflict)
        if (!changed) throw unknown()
        return answer(c, present(changed), 200)
      },
    )
    .delete(
      `${path}/:id`,
      describe({
        summary: `Delete a ${one}`,
        description: 'One that bookings tell of is archived instead: it stays, and is no longer offered.',
        tag: 'Admin',
        token: 'admin',
        headers: IF_MATCH,
        success: { status: 200, description: 'What became of it', schema: removal },
        problems: ['not-found', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const outcome = await store.remove(c.req.param('id'), (current) =>
          requireMatch(c.req.header('If-Match'), present(current)),
        )
        if (!outcome) throw unknown()
        return c.json({ outcome })
      },
    )
}

/** What doesn't fit the rest of the catalogue, in terms of the request. */
function refuseConflict(error: unknown): never {
  if (!(error instanceof CatalogConflict)) throw error
  const { field, value } = error
  if (field === 'slug') throw new ProblemError('conflict', `The slug "${value}" is in use. Choose another one.`)
  const message =
    field === 'staff'
      ? `There is no staff member "${value}". GET /v1/admin/staff lists them.`
      : `There is no resource of the kind "${value}". GET /v1/admin/resources lists them.`
  throw invalid([{ pointer: `/${field}`, message }])
}
