import { removal } from '@openslot/core/wire'
import { Hono } from 'hono'
import * as v from 'valibot'
import { IF_MATCH, answerUnlessKnown, answerVersion, requireMatch } from '../http/conditional.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { ProblemError } from '../http/problem.js'
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
  const known = orNotFound(`There is no such ${one}. GET ${path} lists them.`)
  return new Hono()
    .get(
      path,
      describeAdmin({
        summary: `List every ${one}`,
        success: { status: 200, description: 'All, archived ones too', schema: list },
      }),
      async (c) => c.json({ [noun]: (await store.list()).map(present) }),
    )
    .post(
      path,
      describeAdmin({
        summary: `Make a ${one}`,
        body: entry,
        success: { status: 201, description: `The new ${one}`, schema },
        problems: ['conflict'],
      }),
      async (c) => {
        const wanted = await readBody(c, entry)
        const made = present(await store.create(wanted).catch(refuseConflict))
        c.header('Location', `${path}/${made.id}`)
        return answerVersion(c, made, 201)
      },
    )
    .get(
      `${path}/:id`,
      describeAdmin({
        summary: `See a ${one}`,
        description: 'By its id or slug.',
        success: { status: 200, description: `The ${one}, with its version as ETag`, schema },
        problems: ['not-found'],
      }),
      async (c) => answerUnlessKnown(c, present(known(await store.find(c.req.param('id'))))),
    )
    .patch(
      `${path}/:id`,
      describeAdmin({
        summary: `Change a ${one}`,
        description: 'What the body leaves out stays. Lists are replaced whole.',
        headers: IF_MATCH,
        body: changes,
        success: { status: 200, description: `The ${one} as it now is`, schema },
        problems: ['not-found', 'conflict', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const wanted = await readBody(c, changes)
        const changed = await store
          .update(c.req.param('id'), (current) => {
            const seen = present(current)
            requireMatch(c, seen)
            const { id: _, ...rest } = seen
            return parse(entry, { ...rest, ...wanted })
          })
          .catch(refuseConflict)
        return answerVersion(c, present(known(changed)))
      },
    )
    .delete(
      `${path}/:id`,
      describeAdmin({
        summary: `Delete a ${one}`,
        description: 'One that bookings tell of is archived instead: it stays, and is no longer offered.',
        headers: IF_MATCH,
        success: { status: 200, description: 'What became of it', schema: removal },
        problems: ['not-found', 'conflict', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const outcome = await store
          .remove(c.req.param('id'), (current) => requireMatch(c, present(current)))
          .catch(refuseConflict)
        return c.json({ outcome: known(outcome) })
      },
    )
}

/** What doesn't fit the rest of the catalogue, in terms of the request. */
function refuseConflict(error: unknown): never {
  if (!(error instanceof CatalogConflict)) throw error
  const { field, value } = error
  if (field === 'kind' || field === 'account') throw new ProblemError('conflict', error.message)
  if (field === 'slug') throw new ProblemError('conflict', `The slug "${value}" is in use. Choose another one.`)
  const message =
    field === 'staff'
      ? `There is no staff member "${value}". GET /v1/admin/staff lists them.`
      : `There is no resource of the kind "${value}". GET /v1/admin/resources lists them.`
  throw invalid([{ pointer: `/${field}`, message }])
}
