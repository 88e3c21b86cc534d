import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { email } from '@openslot/core/wire'
import * as v from 'valibot'
import { ConfigError } from './config-error.js'
import { CONFIG_FILE, readConfigFile } from './config-file.js'
import { LANGUAGES, languageOf } from './notifications/words/catalogue.js'
import { phoneLibrary } from './late.js'
import { LOG_LEVELS } from './log.js'
import { parseProxies } from './http/client-address.js'
import { rateLimitSetting } from './http/rate-limit-setting.js'
import {
  daysKept,
  httpUrl,
  isFileAddress,
  isOrigin,
  isPlainAddress,
  list,
  minutesUpTo,
  secondsUpTo,
  sender,
  yesOrNo,
} from './setting-values.js'

export { CONFIG_FILE, ConfigError }

const settings = v.object({
  databaseUrl: v.optional(
    v.pipe(
      v.string('Use file: and a path, such as file:./openslot.db.'),
      v.check(isFileAddress, 'Use file: and a path, such as file:./openslot.db.'),
    ),
    'file:./openslot.db',
  ),
  publicUrl: v.optional(
    v.pipe(
      httpUrl,
      v.check(isPlainAddress, 'Use the bare address of the server, without a path, such as https://book.example.com.'),
    ),
  ),
  manageUrl: v.optional(
    v.pipe(
      httpUrl,
      v.check(
        (url) => url.includes('{id}') && url.split('#')[1]?.includes('{token}') === true,
        'Use an address with {id}, and {token} after a #, such as https://salon.example/manage?booking={id}#{token}.',
      ),
    ),
  ),
  host: v.optional(v.pipe(v.string(), v.minLength(1, 'Use an address to listen on, such as 127.0.0.1.')), '127.0.0.1'),
  port: v.optional(
    v.pipe(
      v.union([v.number(), v.string()], 'Use a port from 0 to 65535.'),
      v.check(
        (port) => /^\d{1,5}$/.test(String(port)) && Number(port) <= 65535,
        'Use a port from 0 (any free one) to 65535.',
      ),
      v.transform(Number),
    ),
    8787,
  ),
  allowedOrigins: v.optional(
    v.pipe(
      list,
      v.check(
        (origins) => origins.every(isOrigin),
        'Use whole origins separated by commas, such as https://salon.example; leave it out to allow all.',
      ),
    ),
  ),
  /** `null`: no limits; left out: the defaults. */
  rateLimit: v.optional(rateLimitSetting),
  logLevel: v.optional(v.picklist(LOG_LEVELS, `Use one of ${LOG_LEVELS.join(', ')}.`), 'info'),
  challenge: v.optional(v.picklist(['on', 'off'], 'Use on or off.'), 'off'),
  trustedProxies: v.optional(
    v.pipe(
      list,
      v.check(
        (entries) => parseProxies(entries) !== undefined,
        'Use addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8.',
      ),
    ),
  ),
  secret: v.optional(v.pipe(v.string(), v.minLength(32, 'Use at least 32 random characters.'))),
  /** The one before, which still opens what was sealed with it. */
  secretPrevious: v.optional(v.pipe(v.string(), v.minLength(32, 'Use the secret that was in use before.'))),
  calendarSeconds: v.optional(secondsUpTo(3600), 60),
  holdMinutes: v.optional(minutesUpTo(60), 5),
  confirmEmail: v.optional(v.picklist(['on', 'off'], 'Use on or off.'), 'off'),
  confirmMinutes: v.optional(minutesUpTo(1440), 30),
  smtpUrl: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (url) => URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol),
        'Use an address such as smtp://user:password@mail.example.com:587.',
      ),
    ),
  ),
  mailFrom: v.optional(sender),
  ownerEmail: v.optional(email),
  locale: v.optional(
    v.pipe(
      v.string('Use a language tag such as en or de-AT.'),
      v.check(
        (tag) => languageOf(tag) !== null,
        `Use one of ${Object.keys(LANGUAGES).join(', ')}, with a region if you like: de-AT.`,
      ),
    ),
    'en',
  ),
  templates: v.optional(v.pipe(v.string(), v.minLength(1, 'Use the path of a folder.'))),
  twilioAccountSid: v.optional(
    v.pipe(v.string(), v.regex(/^AC[0-9a-fA-F]{32}$/, 'Use the account SID of the Twilio console: AC and 32 digits.')),
  ),
  twilioAuthToken: v.optional(v.pipe(v.string(), v.minLength(1, 'Use the auth token of the Twilio console.'))),
  twilioFrom: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
        'Use a number such as +15005550006, a messaging service (MG…), or a name of at most 11 letters and digits.',
      ),
    ),
  ),
  phoneCountry: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (country) => phoneLibrary().isSupportedCountry(country),
        'Use the two letters of a country in capitals, such as DE.',
      ),
    ),
  ),
  keepCustomersDays: v.optional(daysKept, 'forever'),
  keepMessagesDays: v.optional(daysKept, 'forever'),
  keepAuditDays: v.optional(daysKept, 'forever'),
  keepWebhooksDays: v.optional(daysKept, 30),
  allowPrivateWebhooks: v.optional(yesOrNo, false),
  allowPrivateCalendars: v.optional(yesOrNo, false),
  googleClientId: v.optional(v.pipe(v.string(), v.minLength(1, 'Use the client ID of the Google Cloud console.'))),
  googleClientSecret: v.optional(
    v.pipe(v.string(), v.minLength(1, 'Use the client secret of the Google Cloud console.')),
  ),
  microsoftClientId: v.optional(v.pipe(v.string(), v.minLength(1, 'Use the application ID of Microsoft Entra.'))),
  microsoftClientSecret: v.optional(v.pipe(v.string(), v.minLength(1, 'Use the client secret of Microsoft Entra.'))),
})

const checked = v.pipe(
  settings,
  v.forward(
    v.check(
      ({ smtpUrl, mailFrom }) => smtpUrl === undefined || mailFrom !== undefined,
      'Name the sender of mails, such as Salon <book@salon.example>.',
    ),
    ['mailFrom'],
  ),
  v.forward(
    v.check(({ twilioAccountSid, twilioAuthToken, twilioFrom }) => {
      const given = [twilioAccountSid, twilioAuthToken, twilioFrom].filter((value) => value !== undefined).length
      return given === 0 || given === 3
    }, 'Set all three of OPENSLOT_TWILIO_ACCOUNT_SID, OPENSLOT_TWILIO_AUTH_TOKEN and OPENSLOT_TWILIO_FROM, or none.'),
    ['twilioAccountSid'],
  ),
  v.forward(
    v.check(
      ({ googleClientId, googleClientSecret }) => (googleClientId === undefined) === (googleClientSecret === undefined),
      'Set both OPENSLOT_GOOGLE_CLIENT_ID and OPENSLOT_GOOGLE_CLIENT_SECRET, or none.',
    ),
    ['googleClientId'],
  ),
  v.forward(
    v.check(
      ({ microsoftClientId, microsoftClientSecret }) =>
        (microsoftClientId === undefined) === (microsoftClientSecret === undefined),
      'Set both OPENSLOT_MICROSOFT_CLIENT_ID and OPENSLOT_MICROSOFT_CLIENT_SECRET, or none.',
    ),
    ['microsoftClientId'],
  ),
)

export type Config = v.InferOutput<typeof settings>
export type SettingName = keyof Config

/** Where each setting is found in the environment. */
export const ENVIRONMENT: Readonly<Record<SettingName, string>> = {
  databaseUrl: 'OPENSLOT_DATABASE_URL',
  publicUrl: 'OPENSLOT_PUBLIC_URL',
  manageUrl: 'OPENSLOT_MANAGE_URL',
  host: 'OPENSLOT_HOST',
  port: 'OPENSLOT_PORT',
  allowedOrigins: 'OPENSLOT_ALLOWED_ORIGINS',
  logLevel: 'OPENSLOT_LOG_LEVEL',
  rateLimit: 'OPENSLOT_RATE_LIMIT',
  trustedProxies: 'OPENSLOT_TRUSTED_PROXIES',
  challenge: 'OPENSLOT_CHALLENGE',
  secret: 'OPENSLOT_SECRET',
  secretPrevious: 'OPENSLOT_SECRET_PREVIOUS',
  calendarSeconds: 'OPENSLOT_CALENDAR_SECONDS',
  holdMinutes: 'OPENSLOT_HOLD_MINUTES',
  confirmEmail: 'OPENSLOT_CONFIRM_EMAIL',
  confirmMinutes: 'OPENSLOT_CONFIRM_MINUTES',
  smtpUrl: 'OPENSLOT_SMTP_URL',
  mailFrom: 'OPENSLOT_MAIL_FROM',
  ownerEmail: 'OPENSLOT_OWNER_EMAIL',
  locale: 'OPENSLOT_LOCALE',
  templates: 'OPENSLOT_TEMPLATES',
  twilioAccountSid: 'OPENSLOT_TWILIO_ACCOUNT_SID',
  twilioAuthToken: 'OPENSLOT_TWILIO_AUTH_TOKEN',
  twilioFrom: 'OPENSLOT_TWILIO_FROM',
  phoneCountry: 'OPENSLOT_PHONE_COUNTRY',
  keepCustomersDays: 'OPENSLOT_KEEP_CUSTOMERS_DAYS',
  keepMessagesDays: 'OPENSLOT_KEEP_MESSAGES_DAYS',
  keepAuditDays: 'OPENSLOT_KEEP_AUDIT_DAYS',
  keepWebhooksDays: 'OPENSLOT_KEEP_WEBHOOKS_DAYS',
  allowPrivateWebhooks: 'OPENSLOT_ALLOW_PRIVATE_WEBHOOKS',
  allowPrivateCalendars: 'OPENSLOT_ALLOW_PRIVATE_CALENDARS',
  googleClientId: 'OPENSLOT_GOOGLE_CLIENT_ID',
  googleClientSecret: 'OPENSLOT_GOOGLE_CLIENT_SECRET',
  microsoftClientId: 'OPENSLOT_MICROSOFT_CLIENT_ID',
  microsoftClientSecret: 'OPENSLOT_MICROSOFT_CLIENT_SECRET',
}

/**
 * The settings: flags, then environment, then `openslot.config.json` in `cwd`.
 *
 * @throws ConfigError naming the wrong setting, where it came from, and what would be right
 */
export function readConfig(
  flags: Partial<Record<SettingName, string>>,
  environment: NodeJS.ProcessEnv,
  cwd: string,
): Config {
  const file = readConfigFile(cwd)
  const unknown = Object.keys(file).find((name) => !Object.hasOwn(ENVIRONMENT, name))
  if (unknown !== undefined)
    throw new ConfigError(
      `${CONFIG_FILE}: "${unknown}" is no setting. Known are ${Object.keys(ENVIRONMENT).join(', ')}.`,
    )
  const values: Record<string, unknown> = {}
  const sources: Record<string, string> = {}
  for (const name of Object.keys(ENVIRONMENT) as SettingName[]) {
    const candidates = [
      [flags[name], `--${name === 'databaseUrl' ? 'database' : name}`],
      // An empty variable is how compose files and shells say "not set".
      [environment[ENVIRONMENT[name]] || undefined, ENVIRONMENT[name]],
      [file[name], `${name} in ${CONFIG_FILE}`],
    ] as const
    const found = candidates.find(([value]) => value !== undefined)
    sources[name] = found?.[1] ?? ENVIRONMENT[name]
    if (found) values[name] = found[0]
  }
  const result = v.safeParse(checked, values, { abortEarly: true })
  if (result.success) return result.output
  const issue = result.issues[0]
  throw new ConfigError(`${sources[String(issue.path?.[0]?.key)] ?? 'Settings'}: ${issue.message}`)
}

/** Variables that look like settings and are none: most likely slips, which would go unnoticed. */
export const unknownSettings = (environment: NodeJS.ProcessEnv): string[] =>
  Object.keys(environment).filter((name) => name.startsWith('OPENSLOT_') && !KNOWN_VARIABLES.has(name))

const KNOWN_VARIABLES: ReadonlySet<string> = new Set(Object.values(ENVIRONMENT))

/** The file's path of a `file:` database address; relative ones count from `cwd`. */
export const databasePath = (config: Pick<Config, 'databaseUrl'>, cwd: string): string =>
  config.databaseUrl.startsWith('file://')
    ? fileURLToPath(config.databaseUrl)
    : resolve(cwd, config.databaseUrl.slice('file:'.length))
