import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { book, openSalon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
beforeAll(async () => {
  server = await openSalon()
})
afterAll(() => server.close())

describe('/widget.js', () => {
  test('is a script that any site may load, and every visit but not every use on it checks anew', async () => {
    const response = await server.request('/widget.js')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=5')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(await response.text()).not.toBe('')
  })

  test.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'br;q=0, gzip', gunzipSync],
  ])('comes in %s for who takes %s', async (encoding, accepted, decode) => {
    const plain = Buffer.from(await (await server.request('/widget.js')).arrayBuffer())
    const response = await server.request('/widget.js', { headers: { 'Accept-Encoding': accepted } })
    expect(response.headers.get('Content-Encoding')).toBe(encoding)
    expect(response.headers.get('Vary')).toContain('Accept-Encoding')
    const body = Buffer.from(await response.arrayBuffer())
    expect(body.length).toBeLessThan(plain.length / 2)
    expect(decode(body).equals(plain)).toBe(true)
  })

  test('is not sent again while it is the same', async () => {
    const etag = (await server.request('/widget.js')).headers.get('ETag') ?? ''
    const again = await server.request('/widget.js', { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(again.headers.get('ETag')).toBe(etag)
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  test('imports its parts from addresses that may be kept for good', async () => {
    const script = await (await server.request('/widget.js')).text()
    const parts = [...script.matchAll(/\.\/(widget\/[\w-]+-[\w-]{8}\.js)/g)].map((match) => match[1] as string)
    expect(parts).not.toHaveLength(0)
    for (const part of parts) {
      const response = await server.request(`/${part}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    }
  })

  test('can be asked for by HEAD', async () => {
    const response = await server.request('/widget.js', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })
})

describe('the server’s own pages', () => {
  test.each(['/', '/book/haircut', '/s/anna', '/docs', '/theming', '/manage/some-id', '/admin', '/admin/account'])(
    '%s runs nothing but this server’s scripts',
    async (path) => {
      const response = await server.request(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toMatch(/^text\/html; charset=utf-8/i)
      const policy = new Map(
        (response.headers.get('Content-Security-Policy') ?? '').split('; ').map((rule) => {
          const [name = '', ...values] = rule.split(' ')
          return [name, values.join(' ')]
        }),
      )
      expect(policy.get('default-src')).toBe("'none'")
      expect(policy.get('script-src')).toBe("'self'")
      expect(policy.get('style-src')).toBe("'self'")
      expect(policy.get('connect-src')).toBe("'self'")
      // What the policy forbids must not be there either.
      const page = await response.text()
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)(?! type="application\/ld\+json")|\son\w+=|\sstyle="|<style/)
    },
  )

  test('a link to the booking page may choose ahead, and nothing else', async () => {
    const page = async (query: string): Promise<string> => (await server.request(`/?${query}`)).text()
    expect(await page('service=haircut&staff=anna&date=2026-06-02&email=a@b.example')).toContain(
      '<booking-widget history service="haircut" staff="anna" date="2026-06-02"></booking-widget>',
    )
    expect(await page('service=%22%3E%3Cscript%3Ealert(1)%3C/script%3E')).toContain(
      '<booking-widget history service="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></booking-widget>',
    )
    expect(await page('service=&staff=')).toContain('<booking-widget history></booking-widget>')
  })

  test('everything they load is there', async () => {
    for (const path of ['/', '/docs', '/theming', '/manage/some-id', '/admin']) {
      const page = await (await server.request(path)).text()
      const addresses = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] as string)
      expect(addresses).not.toHaveLength(0)
      for (const address of addresses) expect((await server.request(address)).status).toBe(200)
    }
  })

  test('the manage page tells no one its address, and is the same for every booking', async () => {
    const { id } = await book(server)
    const real = await server.request(`/manage/${id}`)
    const other = await server.request('/manage/%3Cscript%3E')
    expect(real.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(real.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(await other.text()).toBe(await real.text())
  })
})

describe('the admin page', () => {
  const files = async (): Promise<string[]> => {
    const page = await (await server.request('/admin')).text()
    return [...page.matchAll(/"(\/admin\/assets\/[^"]+)"/g)].map((match) => match[1] as string)
  }

  test('is one document at every address below /admin, which finds out by itself where it is', async () => {
    const [home, deep] = await Promise.all(['/admin', '/admin/some/where'].map((path) => server.request(path)))
    expect(home?.headers.get('Cache-Control')).toBe('no-cache')
    expect(home?.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(home?.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(await deep?.text()).toBe(await home?.text())
    expect((await server.request('/administration')).status).toBe(404)
  })

  test('loads files that may be kept for good, and are for no other site', async () => {
    const paths = await files()
    expect(new Set(paths.map((path) => path.split('.').at(-1)))).toEqual(new Set(['css', 'js']))
    for (const path of paths) {
      const { headers } = await server.request(path)
      expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    }
  })
})

test.each([
  '/admin/assets/index.html',
  '/admin/assets/..%2findex.html',
  '/admin/assets/__proto__',
  '/assets/../package.json',
  '/assets/..%2fpackage.json',
  '/assets/%2e%2e%2fpackage.json',
  '/assets/..%5cpackage.json',
  '/assets/pages.css%00',
  '/assets/__proto__',
  '/assets/constructor',
  '/widget/..%2f..%2fpackage.json',
  '/widget/../../package.json',
  '/package.json',
  '/openslot.db',
  '/openslot.db.secret',
  '/.env',
])('%s gives nothing away', async (path) => {
  const response = await server.request(path)
  expect(response.status).toBe(404)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
})

test('alive and ready', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const response = await server.request(path)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok' })
  }
})
