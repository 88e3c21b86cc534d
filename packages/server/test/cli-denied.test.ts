import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLI } from './support/cli.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 60_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  await chmod(directory, 0o777)
})
afterEach(async () => {
  await chmod(join(directory, 'closed'), 0o755).catch(() => {})
  await rm(directory, { recursive: true })
})

/** Root may do everything, and so sees no denial. */
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** What the command says on standard error, and with which exit code. */
const run = async (...args: string[]): Promise<string> => (await finish(...args)).slice(0, 2).join(' ')

const finish = (...args: string[]): Promise<[code: string, stderr: string, stdout: string]> =>
  new Promise((resolve) => {
    const options = { cwd: directory, env: { PATH: process.env['PATH'] }, ...USER }
    execFile(process.execPath, [CLI, ...args], options, (error, stdout, stderr) => {
      resolve([error ? String(error.code) : '0', stderr, stdout])
    })
  })

test(
  'what this user may not read is said in a line, and isn’t taken for what is not there',
  async () => {
    await mkdir(join(directory, 'closed'))
    await writeFile(join(directory, 'closed', 'openslot.db'), '')
    await chmod(join(directory, 'closed'), 0)
    const database = ['--database', 'file:closed/openslot.db']
    const denied = /^1 (?:.* …\n)?openslot: \S+openslot\.db may not be read and written by the user that runs this.*\n$/
    expect(await run('export', ...database)).toMatch(denied)
    expect(await run('backup', 'safe.db', ...database)).toMatch(denied)
    expect(await run('restore', 'closed/openslot.db')).toMatch(/^1 .* …\nopenslot: \S+ may not be read/)
    const unread = /^1 openslot: \S+ can’t be read: the user that runs this \(uid \d+\) may not\. Give that user .*\n$/
    expect(await run('import', 'closed')).toMatch(unread)
    await writeFile(join(directory, 'salon.yaml'), 'services: []')
    await chmod(join(directory, 'salon.yaml'), 0)
    expect(await run('import', 'salon.yaml')).toMatch(unread)
    await writeFile(join(directory, 'openslot.config.json'), '{}')
    await chmod(join(directory, 'openslot.config.json'), 0)
    expect(await run('migrate')).toMatch(unread)
    await rm(join(directory, 'openslot.config.json'))
    await symlink('openslot.config.json', join(directory, 'openslot.config.json'))
    expect(await run('migrate')).toMatch(
      /^1 openslot: \S+\.json can’t be read: it is a link, .* back to itself\. .*\n$/,
    )
  },
  TIMEOUT_MS,
)

test(
  'so is a template that may not be read, and a folder of them',
  async () => {
    const templates = join(directory, 'templates')
    await mkdir(templates)
    await writeFile(join(templates, 'customer.confirmation.subject'), 'Hello')
    await writeFile(join(directory, 'openslot.config.json'), '{ "templates": "templates" }')
    const denied =
      / OPENSLOT_TEMPLATES: \S+ can’t be read: the user that runs this \(uid \d+\) may not\. Give that user .*\n/
    for (const path of [join(templates, 'customer.confirmation.subject'), templates]) {
      await chmod(path, 0)
      expect(await run('serve', '--port', '0')).toMatch(denied)
      expect((await finish('doctor'))[2]).toMatch(denied)
    }
  },
  TIMEOUT_MS,
)

test(
  'a database behind links that lead in a circle isn’t taken for one that is yet to be made',
  async () => {
    await symlink('two', join(directory, 'one'))
    await symlink('one', join(directory, 'two'))
    const circle =
      /\S+ can’t be opened: it is a link, or lies behind one, that leads back to itself\. Make the link anew/
    for (const path of ['one', 'one/openslot.db']) {
      const database = ['--database', `file:${path}`]
      expect(await run('serve', '--port', '0', ...database)).toMatch(circle)
      expect(await run('export', ...database)).toMatch(circle)
      const [code, , said] = await finish('doctor', ...database)
      expect([code, said]).toEqual(['1', expect.stringMatching(circle)])
      expect(said).not.toMatch(/no database|will be made/)
    }
  },
  TIMEOUT_MS,
)

test(
  'a driver for another Node is all that is wrong then',
  async () => {
    await run('migrate')
    const broken = join(directory, 'broken.cjs')
    await writeFile(
      broken,
      `const open = process.dlopen
       process.dlopen = (...args) => {
         if (!args[1].includes('better_sqlite3')) return open.apply(process, args)
         throw Object.assign(new Error(args[1]), { code: 'ERR_DLOPEN_FAILED' })
       }`,
    )
    const env = { PATH: process.env['PATH'], NODE_OPTIONS: `--require ${broken}` }
    const said = await new Promise((resolve) => {
      execFile(process.execPath, [CLI, 'doctor'], { cwd: directory, env, ...USER }, (_error, stdout) => resolve(stdout))
    })
    expect(said).toMatch(/^FAILURE database: The database driver was built for another Node/m)
    expect(said).toMatch(/^warning secret: Whether the database needs \S+\.secret can be told once it can be read\.$/m)
  },
  TIMEOUT_MS,
)

test(
  'a folder in which SQLite can’t write beside the database is named as what is wrong',
  async () => {
    await mkdir(join(directory, 'closed'))
    await chmod(join(directory, 'closed'), 0o777)
    const database = ['--database', 'file:closed/openslot.db']
    await run('migrate', ...database)
    await chmod(join(directory, 'closed'), 0o555)
    expect(await run('serve', '--port', '0', ...database)).toMatch(/^1 openslot: \S+closed may not be read and written/)
    const [code, , said] = await finish('doctor', ...database)
    expect([code, said]).toEqual([
      '1',
      expect.stringMatching(/^FAILURE database: \S+closed may not be read and written/m),
    ])
    expect(said).not.toMatch(/Restore a backup|secret is missing/)
  },
  TIMEOUT_MS,
)

test(
  'a backup whose secret can’t be had is none',
  async () => {
    await run('migrate')
    await writeFile(join(directory, 'openslot.db.secret'), 's'.repeat(43))
    await chmod(join(directory, 'openslot.db.secret'), 0)
    expect(await run('backup', 'safe.db')).toMatch(/^1 .* …\nopenslot: \S+openslot\.db\.secret may not be read.*\n$/)
    expect((await readdir(directory)).filter((name) => name.startsWith('safe'))).toEqual([])
  },
  TIMEOUT_MS,
)

test(
  'what the machine is short of is said in a line, too',
  async () => {
    // A file of no more than a few pages stands for a full disk.
    const limited = (): Promise<string> =>
      new Promise((resolve) => {
        const command = `trap '' XFSZ; ulimit -f 64; exec "$0" "$1" migrate`
        execFile('bash', ['-c', command, process.execPath, CLI], { cwd: directory }, (error, _stdout, stderr) => {
          resolve(`${error ? String(error.code) : '0'} ${stderr}`)
        })
      })
    expect(await limited()).toMatch(/^1 openslot: The disk (?:is full|failed to read or write).*\n$/)
  },
  TIMEOUT_MS,
)
