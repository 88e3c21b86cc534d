import { afterEach, beforeEach, expect, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { salon } from '../../../test/support/salon.js'
import { catalogFile } from '../../catalog/catalog-file.js'
import type { Storage } from '../storage.js'
import { openSqlite } from './open.js'

// What must hold between processes: two connections to one file, each with its own view of it.

let directory: string
let here: Storage
let there: Storage
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  here = openSqlite(join(directory, 'openslot.db'))
  await here.migrate(0)
  await here.catalog.importFile(v.parse(catalogFile, salon()), { dryRun: false })
  there = openSqlite(join(directory, 'openslot.db'))
})
afterEach(async () => {
  await here.close()
  await there.close()
  await rm(directory, { recursive: true })
})

test('a token that is revoked here opens nothing there', async () => {
  const token = await here.adminTokens.create({ name: 'laptop', tokenHash: 'hash', nowMs: 0 })
  expect(await there.adminTokens.use('hash', 0)).toMatchObject({ id: token?.id, name: 'laptop' })
  expect(await here.adminTokens.revoke(token?.id ?? '')).toBe(true)
  expect(await there.adminTokens.use('hash', 0)).toBeUndefined()
})

test('a change sees what the other process has changed, and can refuse to overwrite it', async () => {
  const rename = (storage: Storage, seen: string, name: string): Promise<unknown> =>
    storage.catalogAdmin.services.update('haircut', (current) => {
      if (current.name !== seen) throw new Error(`It is called ${current.name} now.`)
      return { ...current, name }
    })
  await rename(here, 'Haircut', 'Cut')
  await expect(rename(there, 'Haircut', 'Trim')).rejects.toThrow('It is called Cut now.')
  expect((await there.catalogAdmin.services.find('haircut'))?.name).toBe('Cut')
})

test('what the owner sets here is set there', async () => {
  await here.settings.update(() => ({ businessName: 'Linden' }))
  expect(await there.settings.read()).toEqual({ businessName: 'Linden' })
})
