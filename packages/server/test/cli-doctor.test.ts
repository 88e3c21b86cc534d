import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from './support/cli.js'

// Each run starts the real command.
const TIMEOUT_MS = 30_000

test(
  'the doctor says what to mend, as text or JSON; only a failure is an error',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
    try {
      const text = await runCli(directory, ['doctor'])
      expect(text.code).toBe(0)
      expect(text.stdout).toMatch(/^ok {6}settings: They can be read\.$/m)
      expect(text.stdout).toMatch(/^warning database: There is no database at .*openslot\.db yet/m)
      const json = await runCli(directory, ['doctor', '--json'], { OPENSLOT_PORT: 'x' })
      expect(json.code).toBe(1)
      expect(JSON.parse(json.stdout)).toEqual({
        findings: [
          { check: 'settings', level: 'failure', message: expect.stringMatching(/^OPENSLOT_PORT: /) as string },
        ],
      })
    } finally {
      await rm(directory, { recursive: true })
    }
  },
  TIMEOUT_MS,
)
