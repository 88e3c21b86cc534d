import { type Config, ConfigError, type SettingName, databasePath, readConfig, unknownSettings } from '../../config.js'
import type { Channel } from '../../outbox/store.js'
import { openSqlite } from '../../storage/sqlite/open.js'
import { checkAddress } from './address.js'
import { checkCalendars } from './calendars.js'
import { checkCatalogue } from './catalogue.js'
import { checkDatabase } from './database.js'
import { type Finding, finder } from './finding.js'
import { checkMail, checkQueues, checkTexts } from './messages.js'
import { checkSecret } from './secret.js'

export interface Patient {
  readonly flags: Partial<Record<SettingName, string>>
  readonly environment: NodeJS.ProcessEnv
  readonly cwd: string
  /** Epoch ms. */
  readonly nowMs: number
}

/**
 * Looks over everything that a server with these settings needs, and changes nothing. Without readable settings nothing
 * else can be looked at; of a database that can't be used as it is, what is in it can't.
 */
export async function examine({ flags, environment, cwd, nowMs }: Patient): Promise<Finding[]> {
  const { ok, warning, failure } = finder('settings')
  const slips = unknownSettings(environment).map((name) => warning(`${name} is no setting, and changes nothing.`))
  let config: Config
  try {
    config = readConfig(flags, environment, cwd)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [failure(error.message), ...slips]
  }
  const path = databasePath(config, cwd)
  const { findings, isUsable } = checkDatabase(path, nowMs)
  return [
    ok('They can be read.'),
    ...slips,
    ...findings,
    checkSecret(config, path),
    ...(await checkAddress(config)),
    ...(await checkMail(config, cwd)),
    ...(await checkTexts(config)),
    ...(isUsable ? await checkContent(path, channelsOf(config), nowMs) : []),
  ]
}

async function checkContent(path: string, open: ReadonlySet<Channel>, nowMs: number): Promise<Finding[]> {
  const storage = openSqlite(path)
  try {
    const queues = checkQueues(await storage.outbox.depth(), open, nowMs)
    return [...(await checkCatalogue(storage.catalogAdmin)), ...(await checkCalendars(storage, nowMs)), ...queues]
  } finally {
    await storage.close()
  }
}

const channelsOf = ({ smtpUrl, twilioAccountSid }: Config): ReadonlySet<Channel> =>
  new Set<Channel>([
    'webhook',
    'calendar',
    ...(smtpUrl === undefined ? [] : (['email'] as const)),
    ...(twilioAccountSid === undefined ? [] : (['sms'] as const)),
  ])
