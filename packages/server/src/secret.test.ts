import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { secretBeside } from './secret.js'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

test('a secret is made once, for its owner only, and leaves nothing else behind', async () => {
  const path = join(directory, 'a.db')
  const secret = secretBeside(path)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(secretBeside(path)).toBe(secret)
  expect(await readdir(directory)).toEqual(['a.db.secret'])
  expect((await stat(`${path}.secret`)).mode & 0o777).toBe(0o600)
})

test('every database has its own', () => {
  expect(secretBeside(join(directory, 'a.db'))).not.toBe(secretBeside(join(directory, 'b.db')))
})

test('a damaged one is refused: a new one would shut out everybody who has a link', async () => {
  await writeFile(join(directory, 'a.db.secret'), 'half')
  expect(() => secretBeside(join(directory, 'a.db'))).toThrow(/is damaged: restore it/)
})
