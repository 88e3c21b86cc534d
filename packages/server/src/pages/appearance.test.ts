import { expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'

const PAGES = ['/', '/book', '/book/haircut', '/s/anna', '/book/nothing', '/manage/x']

const choose = async (open: AdminServer, appearance: object): Promise<Response> =>
  open.admin('settings', { method: 'PATCH', json: { appearance }, ifMatch: '*' })
const pageAt = async ({ server }: AdminServer, path: string): Promise<string> => (await server.request(path)).text()
const sheetIn = (page: string): string | undefined => /href="(\/appearance\.css)"/.exec(page)?.[1]

test('the booking pages look as the owner chose, under the same strict policy', async () => {
  await using open = await openAdmin()
  for (const path of PAGES) expect(sheetIn(await pageAt(open, path))).toBeUndefined()
  const tokens = { '--booking-accent': '#7A1F4C', '--booking-radius': '4px', '--booking-font': 'Georgia, serif' }
  const changed = await choose(open, { theme: 'dark', tokens })
  expect(await changed.json()).toMatchObject({
    businessName: null,
    appearance: { theme: 'dark', tokens: { ...tokens, '--booking-accent': '#7a1f4c' } },
  })
  for (const path of PAGES) expect(sheetIn(await pageAt(open, path))).toBe('/appearance.css')
  expect(await pageAt(open, '/book')).toContain('<booking-widget history theme="dark">')
  expect(await pageAt(open, '/manage/x')).toContain('data-theme="dark"')

  const sheet = await open.server.request('/appearance.css')
  expect(sheet.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
  const css = await sheet.text()
  expect(css).toContain('color-scheme: dark;')
  expect(css).toContain('font-family: Georgia, serif;')
  expect(css).toMatch(/booking-widget \{\n {2}--booking-accent: #7a1f4c;\n {2}--booking-radius: 4px;/)
  const { headers } = await open.server.request('/book')
  expect(headers.get('Content-Security-Policy')).toContain("style-src 'self';")
  expect(headers.get('Content-Security-Policy')).not.toMatch(/unsafe|sha256|nonce/)
})

test('the style sheet isn’t sent again while it is the same', async () => {
  await using open = await openAdmin()
  await choose(open, { tokens: { '--booking-accent': '#7a1f4c' } })
  const ask = async (etag: string): Promise<Response> =>
    open.server.request('/appearance.css', { headers: { 'If-None-Match': etag } })
  const etag = (await ask('"x"')).headers.get('ETag') ?? ''
  expect((await ask(etag)).status).toBe(304)
  await choose(open, { tokens: { '--booking-accent': '#7a1f4d' } })
  expect((await ask(etag)).status).toBe(200)
  await choose(open, { tokens: {} })
  expect(await (await ask(etag)).text()).toBe('')
  expect(sheetIn(await pageAt(open, '/book'))).toBeUndefined()
})

test('nothing but the known tokens can be set, and nothing that would end one', async () => {
  await using open = await openAdmin()
  const refused = await choose(open, { tokens: { '--booking-font': 'serif;}body{display:none' } })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/appearance/tokens/--booking-font' }] })
  expect((await choose(open, { tokens: { 'background-image': '#ffffff' } })).status).toBe(422)
  expect(await (await open.server.request('/appearance.css')).text()).toBe('')
})

test('what came into the file another way is not served', async () => {
  await using open = await openAdmin()
  await open.server.server.storage.settings.update(() => ({
    appearance: { theme: 'dark', tokens: { '--booking-accent': 'red;} body { display: none' } },
  }))
  expect(await (await open.server.request('/appearance.css')).text()).toBe('')
  expect(await pageAt(open, '/book')).toContain('<booking-widget history>')
})
