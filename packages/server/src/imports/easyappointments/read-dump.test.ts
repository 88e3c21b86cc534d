import { expect, test } from 'vitest'
import { readEasyAppointments } from './read-dump.js'
import { readSqlDump } from './sql-dump.js'

const NOW = Date.parse('2026-11-26T09:00:00Z')

/** What `mysqldump` writes of a table: its columns, then rows without their names. */
const table = (name: string, columns: readonly string[], ...rows: readonly string[]): string =>
  [
    `DROP TABLE IF EXISTS \`${name}\`;`,
    '/*!40101 SET @saved_cs_client     = @@character_set_client */;',
    `CREATE TABLE \`${name}\` (`,
    ...columns.map((column) => `  \`${column}\` varchar(256) DEFAULT 'it''s; (nothing)',`),
    '  PRIMARY KEY (`id`),',
    '  CONSTRAINT `users_roles` FOREIGN KEY (`id_roles`) REFERENCES `roles` (`id`)',
    ') ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;',
    `LOCK TABLES \`${name}\` WRITE;`,
    ...(rows.length > 0 ? [`INSERT INTO \`${name}\` VALUES ${rows.join(',\n')};`] : []),
    'UNLOCK TABLES;',
  ].join('\n')

const USERS = [
  'id',
  'first_name',
  'last_name',
  'email',
  'mobile_number',
  'phone_number',
  'timezone',
  'language',
  'id_roles',
]
const APPOINTMENTS = [
  'id',
  'start_datetime',
  'end_datetime',
  'notes',
  'is_unavailability',
  'id_users_provider',
  'id_users_customer',
  'id_services',
  'status',
]
const PLAN = JSON.stringify({
  monday: { start: '09:00', end: '18:00', breaks: [{ start: '13:00', end: '14:00' }] },
  tuesday: { start: '10:00', end: '23:59', breaks: [] },
  wednesday: null,
}).replaceAll('"', '\\"')

interface Changes {
  readonly users?: readonly string[]
  readonly appointments?: readonly string[]
}

const dump = ({ users = [], appointments = [] }: Changes = {}): string =>
  [
    '-- MySQL dump 10.13',
    table(
      'ea_roles',
      ['id', 'name', 'slug'],
      "(1,'Administrator','admin')",
      "(2,'Provider','provider')",
      "(3,'Customer','customer')",
    ),
    table(
      'ea_users',
      USERS,
      "(1,'The','Admin','admin@example.com',NULL,NULL,'UTC','english',1)",
      "(2,'Zoë','O\\'Hara','zoe@example.com','+49 30 1','','Europe/Berlin','german',2)",
      "(7,'Mia','Muster','mia@example.com','','0123 456','Europe/Lisbon','german',3)",
      ...users,
    ),
    table(
      'ea_user_settings',
      ['id_users', 'username', 'working_plan', 'working_plan_exceptions'],
      `(2,'zoe','${PLAN}','{\\"2026-12-24\\":null}')`,
    ),
    table(
      'ea_working_plan_exceptions',
      ['id', 'start_date', 'end_date', 'start_time', 'end_time', 'breaks', 'id_users_provider'],
      "(1,'2026-12-30','2026-12-31','09:00:00','12:00:00','[{\\\"start\\\":\\\"10:00\\\",\\\"end\\\":\\\"10:15\\\"}]',2)",
    ),
    table(
      'ea_services',
      [
        'id',
        'name',
        'duration',
        'price',
        'currency',
        'description',
        'location',
        'slot_interval',
        'attendants_number',
        'is_private',
      ],
      "(1,'Füße & more',45,45.50,'EUR','Two\\nlines','1 High Street',15,1,0)",
      "(2,'Füße (more)',30,10.00,'$','','',30,3,1)",
    ),
    table('ea_services_providers', ['id_users', 'id_services'], '(2,1)', '(2,2)'),
    table('ea_appointments', APPOINTMENTS, ...appointments),
  ].join('\n\n')

test('providers, services and appointments become what OpenSlot has', () => {
  const brought = readEasyAppointments(
    dump({
      appointments: [
        "(11,'2026-12-01 09:15:00','2026-12-01 10:00:00','Rings; twice',0,2,7,1,'Booked')",
        "(12,'2026-12-02 09:15:00','2026-12-02 10:00:00','',0,2,7,1,'Cancelled')",
        "(13,'2026-12-03 09:00:00','2026-12-03 17:00:00','Dentist',1,2,NULL,NULL,'')",
        "(14,'2020-12-03 09:00:00','2020-12-03 17:00:00','',0,2,99,1,'')",
      ],
    }),
    NOW,
  )
  expect(brought.keys).toEqual({ services: ['1', '2'], staff: ['2'] })
  expect(brought.catalog.staff).toEqual([
    {
      slug: 'zoe-o-hara',
      name: "Zoë O'Hara",
      email: 'zoe@example.com',
      phone: '+49 30 1',
      timeZone: 'Europe/Berlin',
      hours: [
        { days: [1], start: '09:00', end: '13:00' },
        { days: [1], start: '14:00', end: '18:00' },
        { days: [2], start: '10:00', end: '24:00' },
      ],
      overrides: [
        { date: '2026-12-24', windows: [] },
        ...['2026-12-30', '2026-12-31'].map((date) => ({
          date,
          windows: [
            { start: '09:00', end: '10:00' },
            { start: '10:15', end: '12:00' },
          ],
        })),
      ],
    },
  ])
  expect(brought.catalog.services).toMatchObject([
    {
      slug: 'fusse-more',
      name: 'Füße & more',
      description: 'Two\nlines',
      durationMinutes: 45,
      slotIntervalMinutes: 15,
      capacity: 1,
      price: { amount: 4550, currency: 'EUR' },
      location: { kind: 'in-person', text: '1 High Street' },
      active: true,
      staff: ['zoe-o-hara'],
    },
    { slug: 'fusse-more-2', capacity: 3, active: false },
  ])
  expect(brought.bookings).toEqual([
    {
      at: 'ea_appointments, id 11',
      key: '11',
      service: 'fusse-more',
      staff: 'zoe-o-hara',
      start: { wallMs: Date.parse('2026-12-01T09:15:00Z'), timeZone: null },
      durationMinutes: 45,
      status: 'confirmed',
      details: {
        timeZone: 'Europe/Lisbon',
        locale: 'de',
        customerName: 'Mia Muster',
        customerEmail: 'mia@example.com',
        customerPhone: '0123 456',
        notes: 'Rings; twice',
        guests: [],
        answers: {},
      },
    },
  ])
  expect(brought.notes).toEqual([
    'fusse-more-2: its price, 10.00 $, was left out: use the letters of a currency, such as EUR.',
    'fusse-more-2: it was private, and can’t be booked here. Make it active to offer it.',
    'Appointments left out, past: 1.',
    'Appointments left out, cancelled or drafts: 1.',
    'Appointments left out, without a service: time off, which is entered anew: 1.',
  ])
})

test('what is wrong is named by table, id and column', () => {
  const wrong = dump({
    users: ["(3,'Ben','','ben@example',NULL,NULL,'Berlin','english',2)", "(8,'','',NULL,NULL,NULL,'UTC','english',3)"],
    appointments: [
      "(11,'2026-12-01 09:15:00','2026-12-01 09:15:00','',0,2,7,1,'')",
      "(12,'2026-12-01 09:15:00','2026-12-01 10:15:00','',0,2,8,1,'')",
    ],
  })
  const { faults = [] } = readEasyAppointments(wrong, NOW)
  expect(faults.map(({ at, message }) => `${at}: ${message}`)).toEqual([
    'ea_users, id 3, email: Check the e-mail address: the part after the @ looks incomplete, such as example.com.',
    'ea_users, id 3, timeZone: Use an IANA time zone such as Europe/Berlin.',
    'ea_appointments, id 11, start_datetime: It needs a start and an end after that, in whole minutes.',
    'ea_appointments, id 12, customer 8, name: The name is missing.',
    'ea_appointments, id 12, customer 8, email: The e-mail address is missing.',
  ])
  expect(() => readEasyAppointments('SELECT 1;', NOW)).toThrow(/no dump of Easy!Appointments/)
  expect(() => readEasyAppointments(dump().slice(0, -10), NOW)).toThrow(/The dump can’t be read\./)
})

test('rows that name their columns need no table, and texts keep what is in them', () => {
  const rows = readSqlDump(
    "INSERT INTO `t` (`a`, `b`, `c`) VALUES\n(1, 'it''s \\'so\\'\\\\\\n(x), (y); -- z', NULL), # remark\n(-2.5, _utf8mb4'`', '');",
  ).get('t')
  expect(rows).toEqual([
    { a: '1', b: "it's 'so'\\\n(x), (y); -- z", c: null },
    { a: '-2.5', b: '`', c: '' },
  ])
})
