import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from './support/cli.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 60_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

/** What a script reads: the exit code, and the one document on standard output. */
async function asJson(...args: string[]): Promise<[code: number, said: unknown]> {
  const { code, stdout } = await runCli(directory, [...args, '--json'])
  return [code, JSON.parse(stdout)]
}

test(
  'commands say what they have done as one JSON document',
  async () => {
    const database = join(directory, 'openslot.db')
    const [, { applied }] = (await asJson('migrate')) as [number, { applied: string[] }]
    expect(applied[0]).toBe('initial')
    expect(await asJson('migrate')).toEqual([0, { applied: [] }])

    const [made, token] = await asJson('token', 'create', 'till', '--scope', 'metrics')
    expect([made, token]).toEqual([
      0,
      {
        id: expect.any(String) as unknown,
        name: 'till',
        scopes: ['metrics'],
        createdAt: expect.stringMatching(/Z$/) as unknown,
        lastUsedAt: null,
        token: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      },
    ])
    expect(await asJson('token', 'revoke', 'till')).toMatchObject([0, { revoked: { name: 'till' } }])

    await writeFile(`${database}.secret`, 's'.repeat(43))
    expect(await asJson('backup', 'safe.db')).toEqual([0, { file: 'safe.db', secret: 'safe.db.secret' }])
    const [restored, to] = (await asJson('restore', 'safe.db')) as [number, { kept: string; keptSecret: string }]
    expect([restored, to]).toEqual([
      0,
      { database, kept: expect.any(String) as unknown, keptSecret: `${to.kept}.secret`, warning: null },
    ])
    expect([to.kept, to.keptSecret].map(existsSync)).toEqual([true, true])
    await rm(join(directory, 'safe.db.secret'))
    expect(await asJson('restore', 'safe.db', '--database', 'file:new.db')).toEqual([
      0,
      {
        database: join(directory, 'new.db'),
        kept: null,
        keptSecret: null,
        warning: expect.stringContaining('safe.db.secret is not there.') as unknown,
      },
    ])
  },
  TIMEOUT_MS,
)

test(
  'whatever a command fails for, it says so as one JSON document, with exit code 1',
  async () => {
    const error = async (...args: string[]): Promise<unknown> => {
      const [code, said] = await asJson(...args)
      expect(code).toBe(1)
      return (said as { error: { message: string } }).error.message
    }
    expect(await error('token', 'list')).toMatch(/^There is no database at /)
    expect(await error('backup', 'safe.db')).toMatch(/^There is no database at /)
    expect(await error('restore', 'safe.db')).toBe('There is no backup at safe.db.')
    expect(await error('import', 'none.yaml')).toMatch(/^none\.yaml can’t be read: /)
    expect(await error('migrate', '--database', 'postgres://there')).toMatch(/^--database: /)
    expect(await error('token', 'create')).toBe("missing required argument 'name'")
    expect(await error('user', 'create', 'rita')).toMatch(/^Check the e-mail address/)
    expect(await error('user')).toBe("unknown option '--json'")
    // Not a word beside it; nor is it one of the flags where it is what something is called.
    expect((await runCli(directory, ['token', 'create', '--json'])).stderr).toBe('')
    expect((await runCli(directory, ['token', 'revoke', '--', '--json'])).stdout).toBe('')
  },
  TIMEOUT_MS,
)

test(
  'what is mistyped is said with where to read more; asking for help is no mistake',
  async () => {
    const wrong = await runCli(directory, ['token', 'create'])
    expect(wrong).toEqual({
      code: 1,
      stdout: '',
      stderr: "error: missing required argument 'name'\nRun with --help to see how it is used.\n",
    })
    expect(await runCli(directory, ['token', 'create', '--help'])).toMatchObject({ code: 0, stderr: '' })
    expect(await runCli(directory, ['--version'])).toMatchObject({ code: 0, stderr: '' })
    expect((await runCli(directory, ['--help'])).stdout).toMatch(/Exit code: 0 done, 1 not done\.\n$/)
  },
  TIMEOUT_MS,
)
