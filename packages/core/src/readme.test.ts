import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import * as core from './index.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? `no ${language} in the README`

test("the README's example runs as it stands, and prints what the README says", () => {
  const example = block('js')
  const [importLine = '', ...body] = example.split('\n')
  const names = /^import \{ (.+) \} from '@openslot\/core'$/.exec(importLine)?.[1]?.split(', ') ?? []
  expect(names).not.toEqual([])
  for (const name of names) expect(Object.keys(core)).toContain(name)
  expect(body.filter((line) => line.trim() !== '')).toHaveLength(5)

  const printed: unknown[] = []
  runInNewContext(body.join('\n'), { ...core, console: { log: (value: unknown) => printed.push(value) } })
  expect(JSON.parse(JSON.stringify(printed))).toEqual([JSON.parse(block('json'))])
})

test('the README lists every entry of the package', () => {
  const { exports } = JSON.parse(manifest) as { exports: Record<string, unknown> }
  const entries = Object.keys(exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => `@openslot/core${entry.slice(1)}`)
  const listed = [...readme.matchAll(/^\| `(@openslot\/core[^`]*)` \|/gm)].map((match) => match[1])
  expect(listed).toEqual(entries)
})

test('every function that the README names is there', async () => {
  const entries = await Promise.all([import('./index.js'), import('./slots/by-day.js'), import('./testing/index.js')])
  const known = new Set(entries.flatMap((entry) => Object.keys(entry)))
  const named = [...readme.matchAll(/`((?:find|explain|nearest|decide|by|date|build)[A-Z]\w*|NASTY_DAYS)`/g)].map(
    (match) => match[1] ?? '',
  )
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
