import { expect, test } from 'vitest'
import { openAdmin } from '../../test/support/admin.js'
import { watchLog } from '../../test/support/log.js'
import { bookingBody, openFile } from '../../test/support/salon.js'

test('what goes wrong inside is logged without what the customer said, and without secrets', async () => {
  using logged = watchLog()
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
  const said = logged.entries.join('')
  expect(said).toMatch(/"error".*broken inside/)
  expect(said).toMatch(/"POST","route":"\/v1\/bookings","status":500/)
  expect(said).not.toMatch(/\bmia\b|muster|\+49|gentle/i)
  const named = response.headers.get('X-Request-Id')
  expect(logged.entries.filter((entry) => entry.includes(`"request":"${named}"`))).toHaveLength(2)
})
