import { DeliveryError, waitOf } from '../outbox/delivery-error.js'
import type { SmsTransport } from './sms.js'

export interface TwilioSettings {
  /** `AC…` */
  readonly accountSid: string
  readonly authToken: string
  /** A number of the account in E.164, an alphanumeric sender, or a messaging service (`MG…`). */
  readonly from: string
  /** Another address of the API: for tests. */
  readonly apiUrl?: string
}

const API_URL = 'https://api.twilio.com'
const TIMEOUT_MS = 20_000
const MAX_ANSWER_CHARACTERS = 20_000

/**
 * Codes of a 400 that are about the sender or the account's state, not about this message: an owner can mend them,
 * and the message is still wanted then.
 */
const MENDABLE = new Set([
  20003, // authenticate
  21212, // invalid From
  21606, // From can't send to this destination
  21611, // From's queue is full
  21408, // region not enabled
])

/** Sends text messages through Twilio's REST API (Messages resource, 2010-04-01). */
export function twilioTransport({ accountSid, authToken, from, apiUrl = API_URL }: TwilioSettings): SmsTransport {
  const address = `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`
  const authorization = basic(accountSid, authToken)
  const sender: Record<string, string> = /^MG[0-9a-f]{32}$/i.test(from) ? { MessagingServiceSid: from } : { From: from }
  return {
    send: async (_id, { to, text }) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: { Authorization: authorization, Accept: 'application/json' },
        body: new URLSearchParams({ To: to, ...sender, Body: text }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((cause: unknown) => {
        throw new DeliveryError('sms-server', `Twilio can’t be reached: ${reasonOf(cause)}`, { cause })
      })
      if (response.ok) {
        await response.body?.cancel()
        return
      }
      throw await failureOf(response)
    },
  }
}

/** Asks for the account, and sends nothing. @returns what stands in the way; `null`: nothing */
export async function twilioFault({ accountSid, authToken, apiUrl = API_URL }: TwilioSettings): Promise<string | null> {
  const address = `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}.json`
  try {
    const response = await fetch(address, {
      headers: { Authorization: basic(accountSid, authToken), Accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    return response.ok
      ? null
      : `Twilio answers ${response.status}: check OPENSLOT_TWILIO_ACCOUNT_SID and OPENSLOT_TWILIO_AUTH_TOKEN.`
  } catch (error) {
    return `Twilio can’t be reached: ${reasonOf(error)}. Look at this machine’s way to the internet.`
  }
}

const basic = (accountSid: string, authToken: string): string =>
  `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

/** Twilio says why as `{ code, message }`. Its words may repeat the number, so only the code is kept of a refusal. */
async function failureOf(response: Response): Promise<DeliveryError> {
  const { status } = response
  const code = codeOf((await response.text().catch(() => '')).slice(0, MAX_ANSWER_CHARACTERS))
  const words = `Twilio answered ${status}${code === null ? '' : `, error ${code} (https://www.twilio.com/docs/api/errors/${code})`}`
  if (status === 401 || status === 403) {
    return new DeliveryError(
      'sms-account',
      `${words}: check OPENSLOT_TWILIO_ACCOUNT_SID and OPENSLOT_TWILIO_AUTH_TOKEN.`,
    )
  }
  if (status === 429) {
    return new DeliveryError('sms-refused', words, {
      retryAfterMs: waitOf(response.headers.get('Retry-After'), Date.now()),
    })
  }
  return new DeliveryError('sms-refused', words, {
    isPermanent: status === 400 && (code === null || !MENDABLE.has(code)),
  })
}

function codeOf(body: string): number | null {
  try {
    const { code } = JSON.parse(body) as { code?: unknown }
    return typeof code === 'number' ? code : null
  } catch {
    return null
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`
  return error.cause instanceof Error ? error.cause.message : error.message
}
