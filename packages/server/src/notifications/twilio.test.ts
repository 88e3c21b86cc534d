import { once } from 'node:events'
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { SmsTransport } from './sms.js'
import { twilioTransport } from './twilio.js'

// Twilio as its public reference describes it: POST /2010-04-01/Accounts/{Sid}/Messages.json, form in, JSON out.

interface Request {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly form: Record<string, string>
}

let twilio: Server
let requests: Request[]
let answer: { status: number; body: string; headers?: Record<string, string> }
let apiUrl: string

const CREATED = JSON.stringify({ sid: 'SM0123', status: 'queued', error_code: null })
const refusal = (code: number, message: string, status = 400): typeof answer => ({
  status,
  body: JSON.stringify({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }),
})

beforeEach(async () => {
  requests = []
  answer = { status: 201, body: CREATED }
  twilio = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      const { method, url: path, headers } = request
      requests.push({ method, path, headers, form: Object.fromEntries(new URLSearchParams(body)) })
      response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers }).end(answer.body)
    })
  }).listen(0, '127.0.0.1')
  await once(twilio, 'listening')
  apiUrl = `http://127.0.0.1:${(twilio.address() as AddressInfo).port}`
})
afterEach(async () => {
  twilio.closeAllConnections()
  twilio.close()
  await once(twilio, 'close')
})

const transport = (from = '+15005550006'): SmsTransport =>
  twilioTransport({ accountSid: 'AC0123', authToken: 'secret', from, apiUrl })
const send = (by = transport()): Promise<void> => by.send('id', { to: '+4930123456', text: 'Tomorrow: Cut & colour' })

async function failure(): Promise<DeliveryError> {
  const error = await send().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DeliveryError)
  return error as DeliveryError
}

test('a message is a form with basic authentication', async () => {
  await send()
  expect(requests).toEqual([
    {
      method: 'POST',
      path: '/2010-04-01/Accounts/AC0123/Messages.json',
      headers: expect.objectContaining({
        authorization: `Basic ${Buffer.from('AC0123:secret').toString('base64')}`,
        'content-type': expect.stringContaining('application/x-www-form-urlencoded'),
      }),
      form: { To: '+4930123456', From: '+15005550006', Body: 'Tomorrow: Cut & colour' },
    },
  ])
})

test('a messaging service sends in its own name', async () => {
  const service = `MG${'0123456789abcdef'.repeat(2)}`
  await send(transport(service))
  expect(requests[0]?.form).toEqual({
    To: '+4930123456',
    MessagingServiceSid: service,
    Body: 'Tomorrow: Cut & colour',
  })
})

test.each<[string, number, string]>([
  ['a number that is none', 21211, "Invalid 'To' Phone Number: +4930123456"],
  ['somebody who answered STOP', 21610, 'Attempt to send to unsubscribed recipient'],
  ['a landline', 21614, "'To' number is not a valid mobile number"],
])('%s fails for good, with the code and without the number', async (_what, code, message) => {
  answer = refusal(code, message)
  const error = await failure()
  expect(error.isPermanent).toBe(true)
  expect(error.message).toContain(String(code))
  expect(error.message).not.toContain('4930123456')
})

test.each<[string, typeof answer]>([
  ['a wrong auth token', refusal(20003, 'Authenticate', 401)],
  ['a sender that is not the account’s', refusal(21606, "The 'From' phone number is not valid")],
  ['an error of its own', refusal(20500, 'Internal Server Error', 500)],
  ['a page instead of JSON', { status: 503, body: '<html>maintenance</html>' }],
])('%s is tried again', async (_what, given) => {
  answer = given
  expect((await failure()).isPermanent).toBe(false)
})

test('a wrong auth token names the settings', async () => {
  answer = refusal(20003, 'Authenticate', 401)
  expect((await failure()).message).toContain('OPENSLOT_TWILIO_AUTH_TOKEN')
})

test('too many at once waits as long as it asks', async () => {
  answer = { ...refusal(20429, 'Too Many Requests', 429), headers: { 'Retry-After': '120' } }
  expect(await failure()).toMatchObject({ isPermanent: false, retryAfterMs: 120_000 })
})

test('a Twilio that can’t be reached is tried again', async () => {
  apiUrl = 'http://127.0.0.1:1'
  expect((await failure()).isPermanent).toBe(false)
})
