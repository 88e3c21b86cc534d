import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashToken } from '../src/tokens.js'
import { rowsOf, runCli } from './support/cli.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 30_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

test(
  'list and revoke show what tokens may do, and close the API to one',
  async () => {
    await runCli(directory, ['token', 'create', 'laptop'])
    await runCli(directory, ['token', 'create', 'till', '--scope', 'bookings:read', 'customers'])
    const listed = await runCli(directory, ['token', 'list'])
    expect(listed.stdout.split('\n').map((line) => line.split('\t').slice(1, 3))).toEqual([
      ['laptop', '*'],
      ['till', 'bookings:read customers'],
      [],
    ])
    const asJson = JSON.parse((await runCli(directory, ['token', 'list', '--json'])).stdout) as { tokens: unknown[] }
    expect(asJson.tokens).toMatchObject([{ name: 'laptop', scopes: ['*'], lastUsedAt: null }, { name: 'till' }])
    expect(listed.stdout).toMatch(/made \d{4}-\d\d-\d\d\tnever used$/m)
    expect((await runCli(directory, ['token', 'revoke', 'till'])).stdout).toBe('Revoked: till\n')
    expect(rowsOf(directory, 'admin_tokens')).toHaveLength(1)
    const again = await runCli(directory, ['token', 'revoke', 'till'])
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toBe('openslot: There is no token called "till". `openslot token list` shows them.\n')
    const wrong = await runCli(directory, ['token', 'create', 'x', '--scope', 'all'])
    expect(wrong).toMatchObject({ code: 1, stdout: '' })
    expect(wrong.stderr).toContain('bookings:read')
  },
  TIMEOUT_MS,
)

test(
  'create shows the token once, on its own line, and keeps only its hash; a name is used once',
  async () => {
    const done = await runCli(directory, ['token', 'create', 'laptop'])
    expect(done.code).toBe(0)
    const token = done.stdout.trim()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(done.stderr).toMatch(/shown this once/)
    expect(rowsOf(directory, 'admin_tokens')).toEqual([
      expect.objectContaining({ name: 'laptop', token_hash: hashToken(token) }),
    ])
    const again = await runCli(directory, ['token', 'create', ' laptop '])
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toBe('openslot: There is a token called "laptop" already. Choose another name.\n')
    expect(rowsOf(directory, 'admin_tokens')).toHaveLength(1)
    const wrong = async (name: string): Promise<string> => (await runCli(directory, ['token', 'create', name])).stderr
    expect(await wrong(' ')).toMatch(/^openslot: The name is missing\. Give the token one/)
    expect(await wrong('lap\u001b[2J\ntop')).toMatch(/^openslot: The name must be one line of plain text\./)
    expect(rowsOf(directory, 'admin_tokens')).toHaveLength(1)
  },
  TIMEOUT_MS,
)
