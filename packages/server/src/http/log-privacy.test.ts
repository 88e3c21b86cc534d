import { inspect } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { openAdmin } from '../../test/support/admin.js'
import { bookingBody, openFile } from '../../test/support/salon.js'

afterEach(() => vi.restoreAllMocks())

test('what goes wrong inside is logged without what the customer said, and without secrets', async () => {
  const logged: string[] = []
  for (const level of ['error', 'warn', 'log', 'info'] as const)
    vi.spyOn(console, level).mockImplementation(
      (...parts) => void logged.push(parts.map((part) => inspect(part, { depth: 9 })).join(' ')),
    )
  await using open = await openAdmin()
  const file = openFile(open.server)
  for (const event of ['INSERT', 'UPDATE'])
    file.exec(
      `CREATE TRIGGER fail_${event} BEFORE ${event} ON bookings BEGIN SELECT RAISE(ABORT, 'broken inside'); END`,
    )
  file.close()

  const json = bookingBody({
    customer: { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123456' },
    notes: 'Please be gentle',
  })
  const headers = { 'Idempotency-Key': 'key-of-mia', Authorization: 'Bearer token-of-mia' }
  const response = await open.server.request('/v1/bookings', { json, headers })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/broken|mia|sqlite/i)
  expect(logged.join('\n')).toMatch(/POST \/v1\/bookings failed:.*broken inside/s)
  expect(logged.join('\n')).not.toMatch(/\bmia\b|muster|123456|gentle/i)
})
