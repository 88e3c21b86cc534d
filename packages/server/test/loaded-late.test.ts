import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from './support/cli.js'

const TIMEOUT_MS = 30_000

const source = fileURLToPath(new URL('../src', import.meta.url))

/** What `import` at the beginning of a file loads with it; types are gone by then, and `import()` is later. */
const LOADED = /^(?:import|export)\s+(?!type\b)(?:[^'();]*?\sfrom\s+)?'([^']+)'/gm

/** What is loaded with a file, as names of packages and of files in `src`. */
async function loadedWith(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!file.endsWith('.ts')) return seen
  const text = await readFile(join(source, file), 'utf8')
  for (const [, name = ''] of text.matchAll(LOADED))
    await loadedWith(name.startsWith('.') ? normalize(join(dirname(file), name)).replace(/\.js$/, '.ts') : name, seen)
  return seen
}

test('a server listens before it loads what only some servers, requests or commands need', async () => {
  const begun = await loadedWith('cli.ts')
  const loaded = [...new Set([...begun, ...(await loadedWith('cli/serve.ts'))])]
  expect(loaded).toEqual(expect.arrayContaining(['commander', 'hono', 'drizzle-orm', 'server.ts', 'http/problem.ts']))
  const late =
    /^(?:nodemailer|libphonenumber-js|yaml|altcha-lib)(?:\/|$)|^cli\/(?:import|export|doctor)|^imports\/(?:csv|cal-com)/
  expect(loaded.filter((name) => late.test(name))).toEqual([])
})

/** Everything but `late.ts` that loads a package while it runs; a command and the demo load files of ours at their begin. */
async function loadingLate(): Promise<string[]> {
  const names = await readdir(source, { recursive: true })
  const files = names.filter((name) => /(?<!\.test)\.ts$/.test(name) && name !== 'late.ts')
  const texts = await Promise.all(files.map((name) => readFile(join(source, name), 'utf8')))
  return files.filter((_name, at) => /\b(?:import|require)\('[^.]/.test(texts[at] ?? ''))
}

test('what is loaded late is named in one place, so that a server can have all of it before it is asked', async () => {
  expect(await loadingLate()).toEqual([])
})

test(
  'a server loads what its settings have it need once it listens, and nothing that they don’t',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const server = await startServer(directory, [], {
      OPENSLOT_SMTP_URL: 'smtp://127.0.0.1:1',
      OPENSLOT_MAIL_FROM: 'book@salon.example',
      OPENSLOT_CHALLENGE: 'on',
      NODE_DEBUG: 'module',
    })
    let said = ''
    const { stderr } = server.process as { stderr: Readable }
    // Nobody has asked it for anything; the last of them ends this, or the test's own time.
    for await (const text of stderr) {
      said += String(text)
      if (/load "[^"]*altcha-lib[^"]*pbkdf2\.js"/.test(said)) break
    }
    expect(said).toMatch(/load "[^"]*nodemailer\.js"/)
    expect(said).not.toMatch(/load "[^"]*libphonenumber-js/)
    expect(await server.stop()).toEqual({ code: 0, signal: null })
  },
  TIMEOUT_MS,
)
