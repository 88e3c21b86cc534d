import { describe, expect, test } from 'vitest'
import { openSalon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

const ON_SITES = ['/book', '/book/haircut', '/book/haircut?staff=anna', '/s/anna', '/book/nothing', '/s/nobody']
const NEVER = ['/', '/manage/x', '/admin', '/admin/settings', '/docs', '/theming', '/v1/services', '/nothing']

async function framesOf(server: TestServer, path: string): Promise<string | undefined> {
  const policy = (await server.request(path)).headers.get('Content-Security-Policy') ?? ''
  return /frame-ancestors ([^;]*)/.exec(policy)?.[1]
}

describe('the pages to book on', () => {
  test.each(ON_SITES)('%s may be in a frame of any site, as the widget may be in any', async (path) => {
    await using server = await openSalon()
    expect(await framesOf(server, path)).toBe('*')
  })

  test('are in frames of the named sites only, once there are such', async () => {
    const environment = { OPENSLOT_ALLOWED_ORIGINS: 'https://salon.example,https://www.salon.example:8443' }
    await using server = await openSalon({ environment })
    for (const path of ON_SITES) {
      expect(await framesOf(server, path)).toBe('https://salon.example https://www.salon.example:8443')
    }
  })

  test('are left by what leads elsewhere', async () => {
    await using server = await openSalon()
    expect(await (await server.request('/book')).text()).toContain('<base target="_top" />')
  })
})

test.each(NEVER)('%s is in nobody’s frame', async (path) => {
  await using server = await openSalon()
  expect(await framesOf(server, path)).toBe("'none'")
})
