import { readFile, readdir } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

// The direction of imports, as docs/architecture.md draws it.

const source = fileURLToPath(new URL('../src', import.meta.url))
const NOUNS = [
  'admin-tokens',
  'availability',
  'bookings',
  'calendars',
  'catalog',
  'challenges',
  'customers',
  'holds',
  'imports',
  'notifications',
  'outbox',
  'reminders',
  'retention',
  'settings',
  'users',
  'webhooks',
]

/** File → what it imports: files of this package by their path in `src`, others by name. */
const imports = new Map<string, string[]>()

beforeAll(async () => {
  const files = (await readdir(source, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name))
  for (const file of files) {
    const text = await readFile(join(source, file), 'utf8')
    const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string)
    imports.set(
      file,
      specifiers.map((name) =>
        name.startsWith('.') ? normalize(join(dirname(file), name)).replace(/\.js$/, '.ts') : name,
      ),
    )
  }
})

/** Every import that breaks a rule: "file → import". */
const breaking = (isBroken: (file: string, target: string) => boolean): string[] =>
  [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => isBroken(file, target)).map((target) => `${file} → ${target}`),
  )
const isIn = (path: string, rooms: readonly string[]): boolean => rooms.some((room) => path.startsWith(`${room}/`))

test('the files and their imports are found', () => {
  expect(imports.size).toBeGreaterThan(40)
  expect(imports.get('server.ts')).toEqual(expect.arrayContaining(['app.ts', 'storage/sqlite/open.ts']))
  const missing = breaking((_file, target) => target.endsWith('.ts') && !imports.has(target))
  expect(missing).toEqual([])
})

test('a noun knows neither its database, nor the app that serves it, nor the command line', () => {
  const forbidden = (target: string): boolean =>
    isIn(target, ['storage', 'cli', 'pages', 'demo']) || ['app.ts', 'server.ts', 'config.ts'].includes(target)
  expect(breaking((file, target) => isIn(file, NOUNS) && forbidden(target))).toEqual([])
})

test('what serves every noun knows none of them but by its own needs', () => {
  const allowed = ['admin-tokens/store.ts']
  expect(breaking((file, target) => isIn(file, ['http']) && isIn(target, NOUNS) && !allowed.includes(target))).toEqual(
    [],
  )
})

test('what speaks to addresses outside knows nothing of what is said', () => {
  const others = (target: string): boolean => imports.has(target) && !isIn(target, ['outside'])
  expect(breaking((file, target) => isIn(file, ['outside']) && others(target))).toEqual([])
})

test('only the server and the command line choose a database; the public face names it', () => {
  const chooses = (file: string): boolean =>
    ['server.ts', 'index.ts'].includes(file) || isIn(file, ['cli', 'storage/sqlite'])
  expect(breaking((file, target) => isIn(target, ['storage/sqlite']) && !chooses(file))).toEqual([])
})

test('SQL and its tools stay in the room of their database', () => {
  const tools = /^(?:drizzle-orm|better-sqlite3)(?:\/|$)/
  expect(breaking((file, target) => tools.test(target) && !isIn(file, ['storage/sqlite']))).toEqual([])
})

test('the widget and the admin page are served, never imported', () => {
  expect(breaking((_file, target) => /^@openslot\/(?:widget|admin)/.test(target))).toEqual([])
})

test('only the core’s public faces are used', () => {
  const faces = ['@openslot/core', '@openslot/core/wire']
  expect(breaking((_file, target) => target.startsWith('@openslot/core') && !faces.includes(target))).toEqual([])
})

test('no imports go in circles', () => {
  const circles = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    const seenAt = path.indexOf(file)
    if (seenAt >= 0) {
      circles.add(path.slice(seenAt).toSorted().join(' ↔ '))
      return
    }
    for (const target of imports.get(file) ?? []) if (imports.has(target)) visit(target, [...path, file])
  }
  for (const file of imports.keys()) visit(file, [])
  expect([...circles]).toEqual([])
})
