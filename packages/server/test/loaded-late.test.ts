import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

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
