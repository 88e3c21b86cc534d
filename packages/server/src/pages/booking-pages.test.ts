import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { salon } from '../../test/support/salon.js'
import type { TestRequest } from '../testing/index.js'

const NASTY = '</script><script>alert(1)</script>"\'&'

let open: AdminServer
beforeAll(async () => {
  const catalog = salon({
    name: 'Haircut',
    description: `With care ${NASTY}`,
    price: { amount: 4550, currency: 'EUR' },
  })
  open = await openAdmin({ catalog, environment: { OPENSLOT_PUBLIC_URL: 'https://book.example.com' } })
  const json = { businessName: `Linden ${NASTY}`, contactEmail: 'hello@linden.example', contactPhone: '+49 30 123456' }
  await open.admin('settings', { method: 'PATCH', json, ifMatch: '*' })
})
afterAll(() => open[Symbol.asyncDispose]())

interface Page {
  readonly status: number
  readonly text: string
  readonly title: string | undefined
  readonly canonical: string | undefined
  readonly data: { readonly '@graph': readonly Record<string, unknown>[] } | undefined
}

async function pageAt(path: string, language = 'en'): Promise<Page> {
  const response = await open.server.request(path, { headers: { 'Accept-Language': language } })
  const text = await response.text()
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1]
  return {
    status: response.status,
    text,
    title: /<title>([^<]*)</.exec(text)?.[1],
    canonical: /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1],
    data: data === undefined ? undefined : (JSON.parse(data) as Page['data']),
  }
}

const widgetOf = ({ text }: Page): string | undefined => /<booking-widget[^>]*>/.exec(text)?.[0]

describe('a service’s page', () => {
  test.each([
    ['de', 'de_DE'],
    ['de-AT', 'de_AT'],
    ['zh-Hans', 'zh_CN'],
  ])('says %s as Open Graph does: %s', async (language, locale) => {
    expect((await pageAt('/book/haircut', language)).text).toContain(`<meta property="og:locale" content="${locale}"`)
  })

  test('is about that service, for people and machines', async () => {
    const page = await pageAt('/book/haircut')
    expect(page.status).toBe(200)
    expect(page.title).toMatch(/^Haircut – Linden/)
    expect(widgetOf(page)).toBe('<booking-widget history service="haircut">')
    expect(page.canonical).toBe('https://book.example.com/book/haircut')
    expect(page.text).toMatch(/<meta property="og:title" content="Haircut – Linden/)
    expect(page.data?.['@graph']).toEqual([
      {
        '@type': 'Service',
        name: 'Haircut',
        description: `With care ${NASTY}`,
        url: 'https://book.example.com/book/haircut',
        provider: {
          '@type': 'Organization',
          name: `Linden ${NASTY}`,
          email: 'hello@linden.example',
          telephone: '+49 30 123456',
        },
        offers: {
          '@type': 'Offer',
          price: '45.50',
          priceCurrency: 'EUR',
          url: 'https://book.example.com/book/haircut',
        },
        potentialAction: {
          '@type': 'ReserveAction',
          target: { '@type': 'EntryPoint', urlTemplate: 'https://book.example.com/book/haircut' },
          result: { '@type': 'Reservation', name: 'Haircut' },
        },
      },
    ])
  })

  test('runs nothing that an owner’s texts contain', async () => {
    const { text } = await pageAt('/book/haircut')
    expect(text).not.toContain('<script>alert')
    expect(text.match(/<script/g)).toHaveLength(2)
  })

  test('takes what else is settled from its address, but not another service', async () => {
    expect(widgetOf(await pageAt('/book/haircut?staff=anna&service=other&date=2026-06-02'))).toBe(
      '<booking-widget history service="haircut" staff="anna" date="2026-06-02">',
    )
  })
})

test('a person’s page is about what they give', async () => {
  const page = await pageAt('/s/anna')
  expect(page.title).toMatch(/^Anna – Linden/)
  expect(widgetOf(page)).toBe('<booking-widget history staff="anna">')
  expect(page.canonical).toBe('https://book.example.com/s/anna')
  expect(page.data?.['@graph'].map(({ name }) => name)).toContain('Haircut')
})

test('where the business has no name, the title says what the page is for', async () => {
  await using nameless = await openAdmin()
  const text = await (await nameless.server.request('/book/haircut')).text()
  expect(/<title>([^<]*)</.exec(text)?.[1]).toBe('Haircut – Book an appointment')
})

test('the page of everything has one address, whichever it was reached by', async () => {
  for (const path of ['/', '/book', '/book?service=haircut']) {
    expect((await pageAt(path)).canonical).toBe('https://book.example.com/book')
  }
})

test.each(['/book/nothing', '/s/nobody', '/book/%00', '/s/..%2f', '/book/haircut/x', '/s/', '/s/anna/x'])(
  '%s: there is nothing, and a way on',
  async (path) => {
    const page = await pageAt(path, 'de')
    expect(page.status).toBe(404)
    expect(page.text).toContain('Unter dieser Adresse gibt es nichts zu buchen.')
    expect(page.text).toContain('<a href="/book">Termin buchen</a>')
    expect(page.text).toContain('href="tel:+4930123456"')
  },
)

test('every page says whose it is and how to reach them, also without scripts', async () => {
  for (const path of ['/', '/book', '/book/haircut', '/s/anna', '/manage/some-id']) {
    const { text } = await pageAt(path)
    expect(text).toMatch(/<noscript>[^]*or contact us directly\.[^]*<\/noscript>/)
    expect(text).toContain('<header class="business">Linden &lt;')
    expect(text).toContain('href="mailto:hello@linden.example"')
    expect(text).toContain('href="tel:+4930123456"')
  }
})

test.each([
  ['/book/', '/book'],
  ['/book/haircut/?staff=anna', '/book/haircut?staff=anna'],
  ['/s/anna/', '/s/anna'],
])('%s leads to %s', async (path, location) => {
  const response = await open.server.request(path)
  expect([response.status, response.headers.get('Location')]).toEqual([301, location])
})

test('nobody is told to get in touch where it doesn’t say how', async () => {
  await using silent = await openAdmin()
  for (const path of ['/', '/book/haircut', '/manage/some-id']) {
    const text = await (await silent.server.request(path)).text()
    expect(text).toContain('This page needs JavaScript.')
    expect(text).not.toContain('contact us')
  }
})

test('links to a contact lead to no other', async () => {
  await using other = await openAdmin()
  const json = { contactEmail: 'a?bcc=b@linden.example', contactPhone: '+49 (0)30 123456' }
  expect((await other.admin('settings', { method: 'PATCH', json, ifMatch: '*' })).status).toBe(200)
  const text = await (await other.server.request('/book')).text()
  expect(text).toContain('href="mailto:a%3Fbcc%3Db@linden.example"')
  expect(text).toContain('href="tel:+4930123456"')
})

test('a contact that can’t be reached is refused', async () => {
  for (const json of [{ contactEmail: 'javascript:alert(1)' }, { contactPhone: 'call me' }]) {
    expect((await open.admin('settings', { method: 'PATCH', json, ifMatch: '*' })).status).toBe(422)
  }
})

test('a mistyped address of any kind is a page for people, in their language, and a problem for programs', async () => {
  const visit = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'de' }
  for (const path of ['/nope', '/bok/haircut', '/wp-login.php']) {
    const response = await open.server.request(path, { headers: visit })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8'])
    expect(response.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(await response.text()).toMatch(
      /<h1>Unter dieser Adresse gibt es nichts zu buchen\.<\/h1>\s*<p><a href="\/book">/,
    )
  }
  const others: [string, TestRequest][] = [
    ['/v1/nope', { headers: visit }],
    ['/v1/bookings/nope', { headers: visit }],
    ['/nope', {}],
    ['/nope', { headers: { Accept: '*/*' } }],
    ['/nope', { headers: { Accept: 'text/html;q=0' } }],
    ['/nope', { headers: { Accept: 'application/json, text/html;q=0.1' } }],
    ['/nope', { headers: visit, method: 'POST' }],
  ]
  for (const [path, request] of others) {
    const response = await open.server.request(path, request)
    expect([path, response.status, response.headers.get('Content-Type')]).toEqual([
      path,
      404,
      'application/problem+json',
    ])
  }
})
