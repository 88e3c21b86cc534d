import { expect, test } from 'vitest'
import { openAdmin } from '../../test/support/admin.js'

const settingsOf = async (response: Response): Promise<unknown> => {
  expect(response.status).toBe(200)
  return response.json()
}

test('the business’s name is set, named on its pages, and taken back', async () => {
  await using open = await openAdmin()
  const page = async (path: string): Promise<string> => (await open.server.request(path)).text()
  const before = await open.admin('settings')
  expect(await settingsOf(before)).toEqual({
    businessName: null,
    contactEmail: null,
    contactPhone: null,
    appearance: { theme: 'auto', tokens: {} },
  })
  expect(await page('/')).toContain('<title>Book an appointment</title>')

  const json = { businessName: ' Linden <Hair> ' }
  const changed = await open.admin('settings', { method: 'PATCH', json, ifMatch: before.headers.get('ETag') })
  expect(await settingsOf(changed)).toMatchObject({ businessName: 'Linden <Hair>' })
  expect(await page('/')).toContain('<title>Book an appointment – Linden &lt;Hair&gt;</title>')
  expect(await page('/manage/x')).toContain('<title>Your booking – Linden &lt;Hair&gt;</title>')

  // What is left out stays.
  await settingsOf(await open.admin('settings', { method: 'PATCH', json: {}, ifMatch: '*' }))
  expect(await settingsOf(await open.admin('settings'))).toMatchObject({ businessName: 'Linden <Hair>' })
  await settingsOf(await open.admin('settings', { method: 'PATCH', json: { businessName: null }, ifMatch: '*' }))
  expect(await page('/')).toContain('<title>Book an appointment</title>')
})

test('a change of what somebody else has changed, or of nothing that was seen, is refused', async () => {
  await using open = await openAdmin()
  const change = async (ifMatch: string | null): Promise<number> =>
    (await open.admin('settings', { method: 'PATCH', json: { businessName: 'Linden' }, ifMatch })).status
  const etag = (await open.admin('settings')).headers.get('ETag')
  expect(await change(null)).toBe(428)
  expect(await change(etag)).toBe(200)
  expect(await change(etag)).toBe(412)
  expect((await open.admin('settings', { method: 'PATCH', json: { color: 'red' }, ifMatch: '*' })).status).toBe(422)
})
