import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PROBLEMS } from '@openslot/core/wire'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogFile } from '../src/catalog/catalog-file.js'
import { readCatalogFile } from '../src/catalog/read-catalog-file.js'
import { ENVIRONMENT } from '../src/config.js'
import { BOOKING_COLUMNS, CUSTOMER_COLUMNS } from '../src/imports/csv/bookings.js'
import { SERVICE_COLUMNS, STAFF_COLUMNS } from '../src/imports/csv/catalog-columns.js'
import { createTestServer, type TestServer } from '../src/testing/index.js'
import { toJsonSchema } from '@valibot/to-json-schema'

const root = new URL('../../../', import.meta.url)
const docs = (path: string): Promise<string> => readFile(new URL(`docs/${path}`, root), 'utf8')
const codes = (line: string): string[] => [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
/** Every `code` in the first cells of a page's tables. */
const firstCells = (page: string): string[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => codes(line.split(' | ')[0] ?? ''))

let server: TestServer
beforeAll(async () => {
  server = await createTestServer({ now: Date.parse('2026-03-02T08:00:00Z') })
})
afterAll(() => server.close())

describe('the reference says what the code does', () => {
  test('every setting, by its environment variable and its name in the file', async () => {
    const page = await docs('reference/settings.md')
    const rows = page.split('\n').filter((line) => line.startsWith('| `OPENSLOT_'))
    const documented = rows.map((row) => codes(row).slice(0, 2))
    expect(new Map(documented as [string, string][])).toEqual(
      new Map(Object.entries(ENVIRONMENT).map(([name, variable]) => [variable, name])),
    )
  })

  test('every command and every flag', async () => {
    const page = await docs('reference/settings.md')
    const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
    const help = async (...args: string[]): Promise<string> =>
      (await promisify(execFile)(process.execPath, [cli, ...args, '--help'])).stdout
    const namesIn = (text: string): string[] =>
      [...(text.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z]+) /gm)]
        .map((match) => match[1] ?? '')
        .filter((name) => name !== 'help')
    const commands: string[][] = []
    for (const name of namesIn(await help())) {
      const verbs = namesIn(await help(name))
      commands.push(...(verbs.length === 0 ? [[name]] : verbs.map((verb) => [name, verb])))
    }
    expect(commands).not.toHaveLength(0)
    for (const command of commands) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`openslot ${command.join(' ')}`))
      const flags = [...(await help(...command)).matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1])
      for (const flag of flags.filter((name) => name !== '--help')) expect(row).toContain(`\`${flag}\``)
    }
    // A process for each command.
  }, 180_000)

  test('every route of the API', async () => {
    const { paths } = (await (await server.request('/openapi.json')).json()) as { paths: Record<string, object> }
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const documented = firstCells(await docs('reference/http-api.md')).filter((cell) => /^[A-Z]+ \//.test(cell))
    expect(documented.toSorted()).toEqual(routes.toSorted())
  })

  test('every problem that can be met', async () => {
    const documented = firstCells(await docs('reference/http-api.md')).filter((cell) => !cell.includes(' '))
    const known = Object.keys(PROBLEMS).filter((slug) => slug !== 'internal')
    expect(documented.toSorted()).toEqual(known.toSorted())
  })

  test('every field of the import file', async () => {
    const { properties = {} } = toJsonSchema(catalogFile, { typeMode: 'input', errorMode: 'ignore' })
    const page = await docs('reference/import-file.md')
    for (const section of ['services', 'staff', 'resources'] as const) {
      const fields = (properties[section] as { items: { properties: object } }).items.properties
      const part = page.split(`## ${section}`)[1]?.split('\n## ')[0] ?? ''
      expect(firstCells(part).toSorted()).toEqual(Object.keys(fields).toSorted())
    }
  })

  test('every column of the CSV files', async () => {
    const page = await docs('guides/moving.md')
    const columns = {
      services: SERVICE_COLUMNS,
      staff: STAFF_COLUMNS,
      customers: CUSTOMER_COLUMNS,
      bookings: BOOKING_COLUMNS,
    }
    for (const [name, known] of Object.entries(columns)) {
      const part = page.split(`### ${name}.csv`)[1]?.split('\n##')[0] ?? ''
      expect(firstCells(part).toSorted()).toEqual(known.map((column) => column.replace('!', '')).toSorted())
    }
  })

  test('the file in Getting started can be imported', async () => {
    const yaml = /```yaml\n([\s\S]*?)```/.exec(await docs('getting-started.md'))?.[1]
    const path = `${server.directory}/salon.yaml`
    await writeFile(path, yaml ?? '')
    const file = await readCatalogFile(path)
    expect(file.services.map((service) => service.slug)).toEqual(['haircut'])
  })
})
