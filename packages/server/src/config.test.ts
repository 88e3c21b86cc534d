import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONFIG_FILE, ConfigError, databasePath, readConfig } from './config.js'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

const writeConfig = (content: string | object): Promise<void> =>
  writeFile(
    join(directory, CONFIG_FILE),
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  )

test('without settings, what the manual says', () => {
  expect(readConfig({}, {}, directory)).toEqual({
    databaseUrl: 'file:./openslot.db',
    host: '127.0.0.1',
    port: 8787,
    locale: 'en',
    allowPrivateWebhooks: false,
    allowPrivateCalendars: false,
    calendarSeconds: 60,
    holdMinutes: 5,
    keepCustomersDays: null,
    keepMessagesDays: null,
    keepAuditDays: null,
    keepWebhooksDays: 30,
    confirmEmail: 'off',
    confirmMinutes: 30,
    challenge: 'off',
    logLevel: 'info',
  })
})

test('flags come before the environment, the environment before the file', async () => {
  await writeConfig({ port: 1001, host: 'file', publicUrl: 'https://file.example' })
  const environment = { OPENSLOT_PORT: '1002', OPENSLOT_HOST: 'environment' }
  expect(readConfig({ port: '1003' }, environment, directory)).toMatchObject({
    port: 1003,
    host: 'environment',
    publicUrl: 'https://file.example',
  })
})

test('a byte order mark before the file, as some editors make it, is none of it', async () => {
  await writeConfig('\uFEFF{"port":1001}')
  expect(readConfig({}, {}, directory).port).toBe(1001)
})

test('an empty variable is as good as none', async () => {
  await writeConfig({ port: 1001 })
  expect(readConfig({}, { OPENSLOT_PORT: '' }, directory).port).toBe(1001)
})

test('values become what the server works with', () => {
  const config = readConfig(
    {},
    {
      OPENSLOT_PUBLIC_URL: 'https://book.salon.example//',
      OPENSLOT_ALLOWED_ORIGINS: ' https://a.example,https://b.example:8443 ,',
      OPENSLOT_SMTP_URL: 'smtps://user:p%40ss@mail.example',
      OPENSLOT_MAIL_FROM: '"Linden Hair" <book@salon.example>',
      OPENSLOT_PORT: '0',
    },
    directory,
  )
  expect(config).toMatchObject({
    publicUrl: 'https://book.salon.example',
    allowedOrigins: ['https://a.example', 'https://b.example:8443'],
    mailFrom: { name: 'Linden Hair', email: 'book@salon.example' },
    port: 0,
  })
  expect(readConfig({}, { OPENSLOT_MAIL_FROM: 'book@salon.example' }, directory).mailFrom?.email).toBe(
    'book@salon.example',
  )
})

test('limits are counts in a time, and those that aren’t named keep their defaults', () => {
  const limits = (text: string): unknown => readConfig({}, { OPENSLOT_RATE_LIMIT: text }, directory).rateLimit
  expect(limits('off')).toBeNull()
  expect(limits(' email=3/h, address = 60/90s')).toEqual({
    address: { count: 60, windowMs: 90_000 },
    hold: { count: 40, windowMs: 600_000 },
    email: { count: 3, windowMs: 3_600_000 },
    'sign-in': { count: 20, windowMs: 600_000 },
  })
})

describe('a wrong setting stops the start with a line that names it', () => {
  const SMTP = { OPENSLOT_SMTP_URL: 'smtp://mail.example' }
  test.each<[string, Record<string, string>]>([
    ['OPENSLOT_DATABASE_URL', { OPENSLOT_DATABASE_URL: 'postgres://localhost/openslot' }],
    ['OPENSLOT_DATABASE_URL', { OPENSLOT_DATABASE_URL: 'file:' }],
    ['OPENSLOT_DATABASE_URL', { OPENSLOT_DATABASE_URL: 'file:./folder/' }],
    ['OPENSLOT_DATABASE_URL', { OPENSLOT_DATABASE_URL: 'file://host/openslot.db' }],
    ['OPENSLOT_PUBLIC_URL', { OPENSLOT_PUBLIC_URL: 'book.salon.example' }],
    ['OPENSLOT_PUBLIC_URL', { OPENSLOT_PUBLIC_URL: 'javascript:alert(1)' }],
    ['OPENSLOT_PUBLIC_URL', { OPENSLOT_PUBLIC_URL: 'https://salon.example/book' }],
    ['OPENSLOT_MANAGE_URL', { OPENSLOT_MANAGE_URL: 'https://salon.example/{id}?token={token}' }],
    ['OPENSLOT_MANAGE_URL', { OPENSLOT_MANAGE_URL: 'https://salon.example/#{token}' }],
    ['OPENSLOT_PORT', { OPENSLOT_PORT: '65536' }],
    ['OPENSLOT_PORT', { OPENSLOT_PORT: '-1' }],
    ['OPENSLOT_PORT', { OPENSLOT_PORT: '80.5' }],
    ['OPENSLOT_PORT', { OPENSLOT_PORT: 'http' }],
    ['OPENSLOT_ALLOWED_ORIGINS', { OPENSLOT_ALLOWED_ORIGINS: 'https://salon.example/' }],
    ['OPENSLOT_ALLOWED_ORIGINS', { OPENSLOT_ALLOWED_ORIGINS: 'https://a.example,*' }],
    ['OPENSLOT_ALLOWED_ORIGINS', { OPENSLOT_ALLOWED_ORIGINS: 'https://*.salon.example' }],
    ['OPENSLOT_RATE_LIMIT', { OPENSLOT_RATE_LIMIT: 'on' }],
    ['OPENSLOT_RATE_LIMIT', { OPENSLOT_RATE_LIMIT: 'address=0/1m' }],
    ['OPENSLOT_RATE_LIMIT', { OPENSLOT_RATE_LIMIT: 'address=5/1m,phone=3/1h' }],
    ['OPENSLOT_RATE_LIMIT', { OPENSLOT_RATE_LIMIT: 'address=5' }],
    ['OPENSLOT_TRUSTED_PROXIES', { OPENSLOT_TRUSTED_PROXIES: 'proxy.example' }],
    ['OPENSLOT_TRUSTED_PROXIES', { OPENSLOT_TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['OPENSLOT_TRUSTED_PROXIES', { OPENSLOT_TRUSTED_PROXIES: '10.0.0.0/8/8' }],
    ['OPENSLOT_CHALLENGE', { OPENSLOT_CHALLENGE: 'yes' }],
    ['OPENSLOT_CONFIRM_EMAIL', { OPENSLOT_CONFIRM_EMAIL: 'true' }],
    ['OPENSLOT_CONFIRM_MINUTES', { OPENSLOT_CONFIRM_MINUTES: '0' }],
    ['OPENSLOT_CONFIRM_MINUTES', { OPENSLOT_CONFIRM_MINUTES: '1441' }],
    ['OPENSLOT_CONFIRM_MINUTES', { OPENSLOT_CONFIRM_MINUTES: '1.5' }],
    ['OPENSLOT_HOLD_MINUTES', { OPENSLOT_HOLD_MINUTES: '61' }],
    ['OPENSLOT_KEEP_CUSTOMERS_DAYS', { OPENSLOT_KEEP_CUSTOMERS_DAYS: '0' }],
    ['OPENSLOT_KEEP_AUDIT_DAYS', { OPENSLOT_KEEP_AUDIT_DAYS: 'never' }],
    ['OPENSLOT_SECRET', { OPENSLOT_SECRET: 'short' }],
    ['OPENSLOT_SMTP_URL', { OPENSLOT_SMTP_URL: 'mail.example:587' }],
    ['OPENSLOT_MAIL_FROM', { ...SMTP, OPENSLOT_MAIL_FROM: 'Linden Hair' }],
    ['OPENSLOT_MAIL_FROM', { ...SMTP, OPENSLOT_MAIL_FROM: 'a@b.cc\r\nBcc: x@y.zz' }],
    ['OPENSLOT_MAIL_FROM', SMTP],
  ])('%s in %o', (name, environment) => {
    expect(() => readConfig({}, environment, directory)).toThrow(ConfigError)
    expect(() => readConfig({}, environment, directory)).toThrow(new RegExp(`^${name}: \\S.*\\.$`))
  })

  test('a flag by its flag', () => {
    expect(() => readConfig({ port: 'x' }, {}, directory)).toThrow(/^--port: /)
    expect(() => readConfig({ databaseUrl: 'x' }, {}, directory)).toThrow(/^--database: /)
    expect(() => readConfig({ port: '' }, {}, directory)).toThrow(/^--port: /)
  })

  test('a file that is a link to what isn’t there', async () => {
    await symlink(join(directory, 'unmounted', 'c.json'), join(directory, CONFIG_FILE))
    expect(() => readConfig({}, {}, directory)).toThrow(
      /openslot\.config\.json is a link to .*c\.json, which is not there\. /,
    )
  })

  test.each<[string, string | object, RegExp]>([
    ['a wrong value', { port: true }, /^port in openslot\.config\.json: /],
    ['a value of another kind', { databaseUrl: 5 }, /^databaseUrl in openslot\.config\.json: Use file:/],
    ['an unknown name', { prot: 80 }, /^openslot\.config\.json: "prot" is no setting\. Known are .*port/],
    ['a name of every object', '{"__proto__":{}}', /"__proto__" is no setting/],
    ['no JSON', 'port: 80', /^openslot\.config\.json: must be JSON\.$/],
    [
      'a comma too many',
      '{\n  "port": 80,\n}',
      /^openslot\.config\.json: must be JSON\. Look at line 3, character 1\.$/,
    ],
    [
      'no quotes',
      `{"host": "${'a'.repeat(40)}",\n "secret": s3cret, "port": 80}`,
      /JSON\. Look at line 2, character 12\.$/,
    ],
    [
      'UTF-16',
      Buffer.from('\uFEFF{"port":80}', 'utf16le'),
      /^openslot\.config\.json: is not in UTF-8\. Save it as that\.$/,
    ],
    ['Latin-1', Buffer.from('{"host":"\u00FC"}', 'latin1'), /is not in UTF-8\. Save it as that\.$/],
    ['a list', [], /^openslot\.config\.json: must be a JSON object\.$/],
  ])('the file with %s', async (_what, content, message) => {
    await writeConfig(content)
    expect(() => readConfig({}, {}, directory)).toThrow(message)
  })
})

test('the database’s path counts from where the server was started, unless it is absolute', () => {
  expect(databasePath({ databaseUrl: 'file:./data/a.db' }, '/srv')).toBe('/srv/data/a.db')
  expect(databasePath({ databaseUrl: 'file:a.db' }, '/srv')).toBe('/srv/a.db')
  expect(databasePath({ databaseUrl: 'file:/data/a.db' }, '/srv')).toBe('/data/a.db')
  expect(databasePath({ databaseUrl: 'file:///data/a%20b.db' }, '/srv')).toBe('/data/a b.db')
})
