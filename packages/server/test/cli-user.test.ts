import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLI, type Finished, runCli, startServer } from './support/cli.js'
import { ANNA } from './support/salon.js'
import { OWN_PAGE, PASSWORD } from './support/signed-in.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 30_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

/** Runs `openslot user …` with this piped in. */
const user = (args: readonly string[], piped = `${PASSWORD}\n`): Promise<Finished> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, 'user', ...args],
      { cwd: directory, env: { PATH: process.env['PATH'] } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    )
    child.stdin?.end(piped)
  })

test(
  'somebody may sign in, gets a new password, and may not any more',
  async () => {
    const made = await user(['create', 'rita@salon.example', '--name', 'Rita'])
    expect(made).toEqual({ code: 0, stdout: 'rita@salon.example may sign in now.\n', stderr: '' })
    expect((await user(['list'])).stdout).toBe('rita@salon.example\tRita\towner\tactive\tnever signed in\n')

    const server = await startServer(directory)
    const signIn = async (password: string): Promise<number> => {
      const response = await fetch(`${server.url}/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...OWN_PAGE, Origin: server.url },
        body: JSON.stringify({ email: 'rita@salon.example', password }),
      })
      return response.status
    }
    // A program says of no request where it comes from but by its origin.
    expect(await signIn(PASSWORD)).toBe(200)
    expect((await user(['password', 'Rita@salon.example'], 'another long phrase\n')).code).toBe(0)
    expect([await signIn(PASSWORD), await signIn('another long phrase')]).toEqual([401, 200])
    await server.stop()
    const { users } = JSON.parse((await user(['list', '--json'])).stdout) as { users: unknown[] }
    expect(users).toMatchObject([{ name: 'Rita', role: 'owner', staff: null, active: true }])
    expect(JSON.stringify(users)).not.toContain('argon2')

    await user(['create', 'ben@salon.example'])
    expect((await user(['remove', 'rita@salon.example'])).stdout).toBe('rita@salon.example may not sign in any more.\n')
    expect((await user(['list'])).stdout).toMatch(/^ben@salon\.example\t[^\n]*\n$/)
  },
  TIMEOUT_MS,
)

test(
  'a name that an older version took with control characters is one cell of its line',
  async () => {
    await user(['create', 'rita@salon.example', '--name', 'Rita'])
    await runCli(directory, ['token', 'create', 'till'])
    const name = 'Rita\u001B[2J\nben@salon.example\tBen'
    const file = new Database(join(directory, 'openslot.db'))
    for (const table of ['users', 'admin_tokens']) file.prepare(`UPDATE ${table} SET name = ?`).run(name)
    file.close()
    const shown = 'Rita [2J ben@salon.example Ben'
    expect((await user(['list'])).stdout).toBe(`rita@salon.example\t${shown}\towner\tactive\tnever signed in\n`)
    const tokens = (await runCli(directory, ['token', 'list'])).stdout
    expect(tokens).toMatch(/^[^\n]+\n$/)
    expect(tokens.split('\t')[1]).toBe(shown)
  },
  TIMEOUT_MS,
)

test(
  'what is wrong is said in a line, and nothing is made',
  async () => {
    await writeFile(join(directory, 'salon.json'), JSON.stringify({ staff: [ANNA] }))
    await runCli(directory, ['import', 'salon.json'])
    const wrong = async (args: readonly string[], piped?: string): Promise<string> => {
      const { code, stderr } = await user(args, piped)
      expect(code).toBe(1)
      return stderr
    }
    const RITA = 'rita@salon.example'
    expect(await wrong(['create', 'rita'])).toMatch(/^openslot: Check the e-mail address: /)
    expect(await wrong(['create', RITA, '--name', 'Ri\u001b[31m\nta'])).toBe(
      'openslot: The name must be one line of plain text.\n',
    )
    expect(await wrong(['create', RITA], 'short\n')).toBe('openslot: The password: Use at least 12 characters.\n')
    expect(await wrong(['create', RITA], '')).toMatch(/^openslot: Pipe the password in/)
    expect(await wrong(['create', RITA, '--role', 'staff'])).toMatch(/^openslot: --staff: Name the staff member/)
    expect(await wrong(['create', RITA, '--role', 'staff', '--staff', 'eve'])).toMatch(/no staff member "eve"/)
    expect(await wrong(['create', RITA, '--role', 'king'])).toMatch(/Allowed choices are owner, staff/)
    expect(await wrong(['password', RITA])).toMatch(/Nobody signs in with "rita@salon\.example"/)
    expect((await user(['list'])).stderr).toMatch(/^Nobody may sign in yet\./)
    expect((await user(['create', RITA, '--role', 'staff', '--staff', 'anna'])).code).toBe(0)
    expect(await wrong(['create', 'RITA@salon.example'])).toMatch(/signs in with .* already/)
    await user(['create', 'ben@salon.example'])
    expect(await wrong(['remove', 'ben@salon.example'])).toMatch(/Create another owner first\./)
  },
  TIMEOUT_MS,
)
