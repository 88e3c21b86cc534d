import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLI, runCli } from './support/cli.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 60_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

/** Runs a command whose standard output is a file of that number, or a pipe that nobody reads. */
async function runInto(output: number | 'closed pipe', ...args: string[]): Promise<{ code: number; stderr: string }> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: directory,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', output === 'closed pipe' ? 'pipe' : output, 'pipe'],
  })
  child.stdout?.destroy()
  if (!child.stderr) throw new Error('no standard error')
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>])
  return { code, stderr }
}

test(
  'an output that can’t be written fails the command; one that nobody reads to its end doesn’t',
  async () => {
    await runCli(directory, ['migrate'])
    // Opened for reading alone, it takes no byte, as a full disk doesn't.
    await writeFile(join(directory, 'unwritable'), '')
    const unwritable = await open(join(directory, 'unwritable'))
    try {
      for (const command of [['export'], ['user', 'list', '--json']]) {
        const { code, stderr } = await runInto(unwritable.fd, ...command)
        expect([command, code, stderr]).toEqual([
          command,
          1,
          expect.stringMatching(/^openslot: What was to be said can’t be written: .*\n$/),
        ])
      }
    } finally {
      await unwritable.close()
    }
    expect(await runInto('closed pipe', 'export')).toEqual({ code: 0, stderr: '' })
  },
  TIMEOUT_MS,
)
