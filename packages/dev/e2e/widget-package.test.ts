import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { appearance } from '@openslot/core/wire'
import { describe, expect, test } from 'vitest'
import { at, readJson } from '../checkout/paths.mjs'

const read = (path: string): string => readFileSync(at(`packages/widget/${path}`), 'utf8')
const editorFile = (name: string) => readJson(at(`packages/widget/editors/${name}`))
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted()

interface Named {
  readonly name: string
  readonly description?: string
}

/** An element as the manifest has it. */
interface Described {
  readonly tagName: string
  readonly attributes: readonly Named[]
  readonly events: readonly (Named & { readonly type?: { readonly text: string } })[]
  readonly slots: readonly Named[]
  readonly cssParts: readonly Named[]
  readonly cssProperties: readonly Named[]
  readonly members: readonly (Named & { readonly kind: string; readonly static?: boolean })[]
}

const elements = (
  editorFile('custom-elements.json')['modules'] as readonly { readonly declarations: Described[] }[]
).flatMap(({ declarations }) => declarations)

/** The one whose reference the README is; the button passes on what it takes. */
const widget = elements.filter(({ tagName }) => tagName === 'booking-widget')

const all = (list: (element: Described) => readonly Named[] | undefined): readonly string[] =>
  sorted(widget.flatMap((element) => list(element) ?? []).map(({ name }) => name))

/** Everything in the package that is not a test. */
const sources = readdirSync(at('packages/widget/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test|\.types)\.tsx?$/.test(file))
  .map((file) => read(`src/${file}`))

const sectionOf = (heading: string): string => read('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''

/** What stands in backquotes in the first cells of a section's tables. */
const namesInTable = (heading: string): readonly string[] =>
  sorted(
    sectionOf(heading)
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')),
  )

const named = (text: string, pattern: RegExp): readonly string[] =>
  sorted([...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? ''))

describe('what is said of the elements is what they are', () => {
  test('everything public is described', () => {
    const wordless = elements.flatMap(({ tagName, attributes, events, slots, cssParts, cssProperties, members }) =>
      [attributes, events, slots, cssParts, cssProperties, members.filter((member) => !member.static)]
        .flatMap((list) => list ?? [])
        .filter(({ description }) => !description)
        .map(({ name }) => `${tagName}: ${name}`),
    )
    expect(sorted(elements.map(({ tagName }) => tagName))).toEqual(['booking-button', 'booking-widget'])
    expect(wordless).toEqual([])
  })

  test('its custom properties are those that owners choose for the server’s own pages', () => {
    expect(all(({ cssProperties }) => cssProperties)).toEqual(sorted(Object.keys(appearance.entries.tokens.entries)))
  })

  test('attributes are those of the README', () => {
    expect(all(({ attributes }) => attributes)).toEqual(namesInTable('Attributes'))
  })

  test('events are those that are sent, with what they carry, and those of the README', () => {
    const events = all((element) => element.events)
    const sent = [...read('src/events.ts').matchAll(/'(booking-[a-z-]+)': (CustomEvent<\w+>)/g)]
    expect(events).toEqual(sorted(sent.map((match) => match[1] ?? '')))
    expect(events).toEqual(namesInTable('Events'))
    const types = new Map(sent.map((match) => [match[1] ?? '', match[2]]))
    for (const event of widget.flatMap((element) => element.events)) {
      expect.soft(event.type?.text, event.name).toBe(types.get(event.name))
    }
  })

  test('parts are those in the templates, and those of the README', () => {
    const parts = named(sources.join('\n'), /part="([a-z -]+)"/g).flatMap((names) => names.split(' '))
    const described = widget.flatMap(({ cssParts }) => cssParts.map(({ name }) => name))
    expect(parts.filter((name) => !described.includes(name))).toEqual([])
    const text = sources.join('\n')
    const unused = described.filter((name) => !new RegExp(`part=[^>]*\\b${name}\\b`).test(text))
    expect(unused).toEqual([])
    const listed = named(
      sectionOf('Looks').split('Every piece has a `part`:')[1]?.split('\n\n')[0] ?? '',
      /`([a-z-]+)`/g,
    )
    expect(listed).toEqual(sorted(described))
  })

  test('slots are those in the templates', () => {
    expect(all(({ slots }) => slots)).toEqual(named(sources.join('\n'), /<slot name="([a-z-]+)"/g))
  })

  test('properties are those that frameworks know, and the README has each of them', () => {
    const properties = all(({ members }) => members.filter((member) => member.kind === 'field' && !member.static))
    expect(properties).toEqual(named(read('src/frameworks/booking-elements.ts'), /^ +\| '(\w+)'$/gm))
    const said = [...namesInTable('Attributes'), ...named(read('README.md'), /`(\w+)`|(?:widget|\))\.(\w+) = /g)]
    expect(properties.filter((name) => !said.includes(name))).toEqual([])
  })

  test('methods are those of the README', () => {
    const methods = all(({ members }) => members.filter(({ kind }) => kind === 'method'))
    expect(methods).toEqual(named(sectionOf('Methods'), /`(\w+)\(/g))
  })
})

describe('what editors read', () => {
  test('VS Code: elements, attributes with their choices, properties and parts', () => {
    const tag = editorFile('vscode.html-custom-data.json')['tags'].find(({ name }: Named) => name === 'booking-widget')
    expect(tag.attributes).toContainEqual(
      expect.objectContaining({ name: 'theme', values: [{ name: 'auto' }, { name: 'light' }, { name: 'dark' }] }),
    )
    expect(tag.attributes).toContainEqual(expect.objectContaining({ name: 'demo', valueSet: 'v' }))
    const button = editorFile('vscode.html-custom-data.json')['tags'].find(
      ({ name }: Named) => name === 'booking-button',
    )
    const passedOn = tag.attributes.map(({ name }: Named) => name).filter((name: string) => name !== 'history')
    expect(button.attributes.map(({ name }: Named) => name)).toEqual([
      'label',
      'close-label',
      'retry-label',
      'float',
      ...passedOn,
    ])
    expect(button.attributes).toContainEqual(expect.objectContaining({ name: 'float', valueSet: 'v' }))
    const css = editorFile('vscode.css-custom-data.json')
    expect(css['properties'].map(({ name }: Named) => name)).toContain('--booking-accent')
    expect(css['pseudoElements'].map(({ name }: Named) => name)).toContain('::part(frame)')
  })

  test('JetBrains: the same, with events and the types of properties', () => {
    const file = editorFile('web-types.json')
    const element = file['contributions'].html.elements.find(({ name }: Named) => name === 'booking-widget')
    expect(file).toMatchObject({
      name: '@openslot/widget',
      version: readJson(at('packages/widget/package.json'))['version'],
    })
    expect(element.js.events).toContainEqual(
      expect.objectContaining({ name: 'booking-created', type: 'CustomEvent<BookingDetail>' }),
    )
    expect(element.js.properties).toContainEqual(
      expect.objectContaining({ name: 'timeZone', type: 'string | undefined' }),
    )
    expect(element.css.parts.length).toBe(widget[0]?.cssParts.length)
  })
})

describe('the package without a page', () => {
  const entries = Object.keys(readJson(at('packages/widget/package.json'))['exports']).filter(
    (entry) => !/\*|json$/.test(entry),
  )

  test.each(entries)('Node imports %s', async (entry) => {
    const name = `@openslot/widget${entry.slice(1)}`
    const script = `const found = await import(${JSON.stringify(name)}); console.log(typeof document, typeof found)`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: at('packages/dev') })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([said.trim(), code]).toEqual(['undefined object', 0])
  })
})
