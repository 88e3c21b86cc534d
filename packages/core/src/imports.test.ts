import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = dirname(fileURLToPath(import.meta.url))

interface Import {
  readonly specifier: string
  /** Erased by the compiler: `import type`, `export type … from`. */
  readonly typeOnly: boolean
}

/** The modules that a text imports, re-exports or loads. */
function importsOf(source: string): Import[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const found: Import[] = []
  for (const match of code.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/g,
  )) {
    found.push({ specifier: match[2] ?? '', typeOnly: match[1] !== undefined })
  }
  for (const match of code.matchAll(/\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g)) {
    found.push({ specifier: match[1] ?? '', typeOnly: false })
  }
  return found
}

const isForTests = (file: string): boolean => file.endsWith('.test.ts') || file.startsWith('testing/oracle/')

/** The package's own modules: path below `src`, and what it imports. */
const modules = new Map<string, Import[]>(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !isForTests(file))
    .map((file) => [file, importsOf(readFileSync(join(SRC, file), 'utf8'))]),
)

const resolved = (file: string, specifier: string): string =>
  relative(SRC, resolve(SRC, dirname(file), specifier))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts')

const isRelative = ({ specifier }: Import): boolean => specifier.startsWith('.')

const neighbours = (file: string, kept: (entry: Import) => boolean = () => true): string[] =>
  (modules.get(file) ?? [])
    .filter((entry) => isRelative(entry) && kept(entry))
    .map((entry) => resolved(file, entry.specifier))

const edges: [string, string][] = [...modules.keys()].flatMap((file) =>
  neighbours(file).map((target): [string, string] => [file, target]),
)

/** Everything that `file` loads when it runs. */
function loads(file: string): Set<string> {
  const seen = new Set<string>()
  const visit = (current: string): void => {
    if (seen.has(current)) return
    seen.add(current)
    for (const next of neighbours(current, (entry) => !entry.typeOnly)) visit(next)
  }
  visit(file)
  return seen
}

/** Folders (and modules that stand alone) from the ground up: each imports its own level and those below it. */
const LEVELS = [
  ['errors.ts'],
  ['time'],
  ['checks.ts'],
  ['catalog', 'availability'],
  ['slots', 'reminders'],
  ['bookings'],
  ['calendars'],
  ['wire'],
  ['testing', 'index.ts'],
]

const levelOf = (file: string): number => LEVELS.findIndex((level) => level.includes(file.split('/')[0] ?? ''))

describe('the reader of imports', () => {
  test('sees every way of importing', () => {
    const source = `
      import { a } from 'one'
      import type { B } from 'two'
      import {
        c,
      } from './three.js'
      import 'four'
      export { d } from './five.js'
      export type { E } from './six.js'
      export * from 'seven'
      const eight = await import('eight')
      // import { f } from 'nine'
      /* import { g } from 'ten' */
      export const text = 'imported from afar'
    `
    expect(importsOf(source).map(({ specifier, typeOnly }) => [specifier, typeOnly])).toEqual([
      ['one', false],
      ['two', true],
      ['./three.js', false],
      ['four', false],
      ['./five.js', false],
      ['./six.js', true],
      ['seven', false],
      ['eight', false],
    ])
  })

  test('sees the modules of this package, and each relative import leads to one', () => {
    expect(modules.size).toBeGreaterThan(30)
    expect(edges.filter(([, target]) => !modules.has(target))).toEqual([])
  })
})

describe('imports', () => {
  test('every module has its level', () => {
    expect([...modules.keys()].filter((file) => levelOf(file) < 0)).toEqual([])
  })

  test('lead down: errors ← time ← catalog, availability ← slots ← bookings ← wire', () => {
    expect(edges.filter(([file, target]) => levelOf(target) > levelOf(file))).toEqual([])
  })

  test('make no circles', () => {
    const done = new Set<string>()
    const circles: string[][] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file])
      else if (!done.has(file)) {
        for (const next of neighbours(file)) visit(next, [...path, file])
        done.add(file)
      }
    }
    for (const file of modules.keys()) visit(file, [])
    expect(circles).toEqual([])
  })

  test('name no package but valibot, for the wire, and nothing of node', () => {
    const packages = [...modules].flatMap(([file, imports]) =>
      imports.filter((entry) => !isRelative(entry)).map((entry): [string, string] => [file, entry.specifier]),
    )
    expect(packages.filter(([file, name]) => name !== 'valibot' || !file.startsWith('wire/'))).toEqual([])
    expect(packages).not.toEqual([])
  })

  test('the wire takes only the check of zone names and lists of reasons, kinds and policies from the rest', () => {
    const outside = edges.filter(([file, target]) => file.startsWith('wire/') && !target.startsWith('wire/'))
    const times = ['time/date.ts', 'time/time-zone-name.ts']
    const lists = ['bookings/decision.ts', 'bookings/messages.ts', 'calendars/hand-made.ts', 'calendars/known.ts']
    const allowed = [...times, ...lists]
    expect(outside.filter(([, target]) => !allowed.includes(target))).toEqual([])
  })

  test('what a browser loads, by-day and wire, is clear of the engine', () => {
    const forBrowsers = [...modules.keys()].filter((file) => file === 'slots/by-day.ts' || file.startsWith('wire/'))
    for (const file of forBrowsers) expect([...loads(file)]).not.toContain('slots/find-slots.ts')
    // The reader would see it, if it were there.
    expect([...loads('bookings/book.ts')]).toContain('slots/find-slots.ts')
  })
})
