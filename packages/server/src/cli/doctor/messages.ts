import { resolve } from 'node:path'
import { MINUTE_MS } from '@openslot/core'
import type { Config } from '../../config.js'
import { smtpFault } from '../../notifications/smtp.js'
import { TemplateError, readTemplates } from '../../notifications/templates.js'
import { twilioFault } from '../../notifications/twilio.js'
import type { Channel, ChannelDepth } from '../../outbox/store.js'
import { type Finding, finder } from './finding.js'

/** What is due goes out in seconds, unless it is tried again; that is seldom later than this. */
const LATE_MS = 70 * MINUTE_MS

/** Whether mails can be sent, and are written as the owner's templates say. */
export async function checkMail({ smtpUrl, templates }: Config, cwd: string): Promise<Finding[]> {
  const { ok, warning, failure } = finder('mail')
  const findings: Finding[] = []
  if (smtpUrl === undefined) {
    findings.push(warning('OPENSLOT_SMTP_URL is not set: mails wait in the database, and nobody gets a confirmation.'))
  } else {
    const fault = await smtpFault({ url: smtpUrl })
    findings.push(fault === null ? ok(`${new URL(smtpUrl).host} takes mails.`) : failure(fault))
  }
  if (templates === undefined) return findings
  try {
    readTemplates(resolve(cwd, templates))
    return [...findings, ok(`The templates in ${templates} can be used.`)]
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return [...findings, failure(`OPENSLOT_TEMPLATES: ${error.message}`)]
  }
}

export async function checkTexts({ twilioAccountSid, twilioAuthToken, twilioFrom }: Config): Promise<Finding[]> {
  const { ok, failure } = finder('text messages')
  if (twilioAccountSid === undefined || twilioAuthToken === undefined || twilioFrom === undefined) return []
  const fault = await twilioFault({ accountSid: twilioAccountSid, authToken: twilioAuthToken, from: twilioFrom })
  return [fault === null ? ok('Twilio knows the account.') : failure(fault)]
}

/** What lies in the queues, of the channels that something can be sent by (instants in epoch ms). */
export function checkQueues(depths: readonly ChannelDepth[], open: ReadonlySet<Channel>, nowMs: number): Finding[] {
  const { ok, warning, failure } = finder('messages')
  const findings = depths.flatMap(({ channel, waiting, firstDueMs, failed }): Finding[] => {
    const lateMs = firstDueMs === null ? 0 : nowMs - firstDueMs
    return [
      ...(failed > 0
        ? [warning(`${failed} by ${channel} were given up. GET /v1/admin/messages?state=failed says why.`)]
        : []),
      ...(lateMs > LATE_MS && open.has(channel)
        ? [
            failure(
              `${waiting} by ${channel} wait, the first for ${Math.floor(lateMs / MINUTE_MS)} minutes. Is \`openslot serve\` running on this database?`,
            ),
          ]
        : []),
    ]
  })
  const waiting = depths.reduce((sum, depth) => sum + depth.waiting, 0)
  return findings.length > 0 ? findings : [ok(`${waiting} wait for their time; none is late or given up.`)]
}
