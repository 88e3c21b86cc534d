import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Brought } from '../brought.js'
import { readCsvFolder } from './read-folder.js'

/** A folder with these files, each line by line. */
async function folder(files: Readonly<Record<string, readonly string[] | Buffer>>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  for (const [name, content] of Object.entries(files))
    await writeFile(join(path, name), Array.isArray(content) ? content.join('\r\n') : (content as Buffer))
  return path
}

const faultsOf = async (files: Parameters<typeof folder>[0]): Promise<string[]> => {
  const read: unknown = await readCsvFolder(await folder(files)).catch((thrown: unknown) => thrown)
  if (read instanceof Error) return read.message.split('\n').map((line) => line.trim())
  const { faults = [], placeOf = () => 0 } = read as Brought
  return faults
    .toSorted((one, other) => placeOf(one.at) - placeOf(other.at))
    .map(({ at, message }) => `${at}: ${message}`)
}

const BOOKINGS = 'id,service,staff,start,time_zone,duration_minutes,status,customer_email,customer_name,guests,notes'

test('the columns become what the import file has, and bookings take from customers what their rows leave open', async () => {
  const brought = await readCsvFolder(
    await folder({
      'services.csv': [
        'Slug;Name;Duration_Minutes;Price;Currency;Staff;Active',
        'cut;Cut;45;45,5;EUR;anna ben;yes',
        'gift;Gift;15;500;JPY;;no',
        ';;;;;;',
      ],
      'staff.csv': [
        'slug,name,email,time_zone,hours',
        'anna,Anna,anna@salon.example,Europe/Berlin,"Mon-Wed 09:00-12:00; sat 10:00–24:00"',
      ],
      'customers.csv': [
        'email,name,phone,time_zone,locale',
        'MIA@example.com,"Muster, Mia",+49 30 1234,Europe/Lisbon,de',
        'idle@example.com,Idle,,,',
      ],
      'bookings.csv': [
        BOOKINGS,
        '1,cut,anna,2026-12-01 14:30,,,,mia@example.com,,"leo@example.com; kim@example.com","one\ntwo"',
        '2,cut,,2026-12-01T14:30:00+02:00,America/New_York,60,pending,kim@example.com,Kim,,',
        '3,cut,,2026-12-02 14:30,,,cancelled,kim@example.com,Kim,,',
      ],
    }),
  )
  expect(brought.catalog).toEqual({
    services: [
      {
        slug: 'cut',
        name: 'Cut',
        durationMinutes: 45,
        price: { amount: 4550, currency: 'EUR' },
        staff: ['anna', 'ben'],
        active: true,
      },
      { slug: 'gift', name: 'Gift', durationMinutes: 15, price: { amount: 500, currency: 'JPY' }, active: false },
    ],
    staff: [
      {
        slug: 'anna',
        name: 'Anna',
        email: 'anna@salon.example',
        timeZone: 'Europe/Berlin',
        hours: [
          { days: [1, 2, 3], start: '09:00', end: '12:00' },
          { days: [6], start: '10:00', end: '24:00' },
        ],
      },
    ],
    resources: [],
  })
  const [first, second] = brought.bookings
  expect(brought.bookings).toHaveLength(2)
  expect(first).toEqual({
    at: 'bookings.csv, row 2',
    key: '1',
    service: 'cut',
    staff: 'anna',
    start: { wallMs: Date.parse('2026-12-01T14:30:00Z'), timeZone: null },
    durationMinutes: null,
    status: 'confirmed',
    details: {
      timeZone: 'Europe/Lisbon',
      locale: 'de',
      customerName: 'Muster, Mia',
      customerEmail: 'mia@example.com',
      customerPhone: '+49 30 1234',
      notes: 'one\ntwo',
      guests: ['leo@example.com', 'kim@example.com'],
      answers: {},
    },
  })
  expect(second).toMatchObject({
    staff: null,
    start: { instant: Date.parse('2026-12-01T12:30:00Z') },
    durationMinutes: 60,
    status: 'pending',
    details: { timeZone: 'America/New_York', customerName: 'Kim' },
  })
  expect(brought.notes).toEqual([
    'Cancelled bookings left out: 1.',
    'Customers without a booking left out: 1. OpenSlot keeps customers as long as their bookings.',
  ])
})

test('each mistake is named with its file, row and column, and what to write', async () => {
  expect(
    await faultsOf({
      'services.csv': ['slug,name,duration_minutes,price,currency,dauer', 'Cut,Cut,1h,45.005,EUR,', 'b,B,30,1x,,'],
      'staff.csv': ['name,email,hours', 'Anna,anna@salon,Montag 9-17'],
      'bookings.csv': [
        BOOKINGS,
        '1,cut,anna,01.12.2026 14:30,Berlin,0,booked,mia@example,,x,',
        '2,cut,anna,2026-12-01 14:30,,,,mia@example.com,Mia,,',
        '2,cut,anna,2026-02-30 14:30,,,,mia@example.com,Mia,,',
        ',,,,,,,,,,Something',
      ],
      'clients.csv': ['x'],
    }),
  ).toEqual([
    'clients.csv: A file of this name isn’t known. Known are services.csv, staff.csv, customers.csv, bookings.csv.',
    expect.stringMatching(/^services\.csv, row 1: "dauer" is no column\. Known are slug, name, /),
    'services.csv, row 2, duration_minutes: Use a whole number.',
    'services.csv, row 2, price: Use an amount such as 45.00.',
    'services.csv, row 2, slug: Use a slug of lower-case letters, digits and dashes.',
    'services.csv, row 3, currency: Name the price’s currency, such as EUR.',
    'services.csv, row 3, price: Use an amount such as 45.00.',
    'staff.csv, row 1: The column slug is missing.',
    'staff.csv, row 2, hours: Use days and times such as Mon-Fri 09:00-17:00; Sat 10:00-14:00.',
    'staff.csv, row 2, email: Check the e-mail address: the part after the @ looks incomplete, such as example.com.',
    'bookings.csv, row 2, status: Use one of confirmed, pending, cancelled.',
    'bookings.csv, row 2, time_zone: Use an IANA time zone such as Europe/Berlin.',
    'bookings.csv, row 2, start: Use a time such as 2026-12-01 14:30, or with its offset 2026-12-01T14:30:00+01:00.',
    'bookings.csv, row 2, duration_minutes: Use at least 1 minute.',
    'bookings.csv, row 2, customer_email: Check the e-mail address: the part after the @ looks incomplete, such as example.com.',
    'bookings.csv, row 2, customer_name: is missing',
    'bookings.csv, row 2, guests: Check the e-mail address: the @ is missing.',
    'bookings.csv, row 4, start: Use a time such as 2026-12-01 14:30, or with its offset 2026-12-01T14:30:00+01:00.',
    'bookings.csv, row 5, service: is missing',
    'bookings.csv, row 5, start: is missing',
    'bookings.csv, row 5, id: is missing',
    'bookings.csv, row 5, customer_email: is missing',
    'bookings.csv, row 5, customer_name: is missing',
  ])
})

test('of a column that is missing, no row is held to lack it', async () => {
  const bookings = ['1,cut,2026-12-01 14:30,mia@example.com,Mia', '2,cut,2026-13-01 14:30,kim@example.com,Kim']
  expect(
    await faultsOf({
      'services.csv': ['name,duration_minutes', 'Cut,30', 'Beard,15'],
      'bookings.csv': ['ID,Service,start,mail,customer_name', ...bookings],
    }),
  ).toEqual([
    'services.csv, row 1: The column slug is missing.',
    expect.stringMatching(/^bookings\.csv, row 1: "mail" is no column\./),
    'bookings.csv, row 1: The column customer_email is missing.',
    'bookings.csv, row 3, start: Use a time such as 2026-12-01 14:30, or with its offset 2026-12-01T14:30:00+01:00.',
  ])
})

test('a slug that is there twice is named with its row, also beside other faults', async () => {
  const faults = await faultsOf({
    'services.csv': ['slug,name,duration_minutes', 'cut,Cut,30', 'beard,Beard,1.5', 'cut,Long cut,1h', 'b,B,0.5'],
  })
  expect(faults).toEqual([
    'services.csv, row 3, duration_minutes: Use a whole number.',
    'services.csv, row 4, duration_minutes: Use a whole number.',
    'services.csv, row 4, slug: Another service has the slug "cut". Give each its own.',
    'services.csv, row 5, duration_minutes: Use a whole number.',
  ])
})

test('a table that is none is refused', async () => {
  expect(await faultsOf({ 'staff.csv': Buffer.from('slug,name\nanna,\xc4nna', 'latin1') })).toEqual([
    'staff.csv is not in UTF-8. Save it as that (in a spreadsheet, as “CSV UTF-8”).',
  ])
  expect(await faultsOf({ 'staff.csv': ['slug,name,name', 'anna,Anna,A', 'ben,B,E,N'] })).toEqual([
    'staff.csv, row 1: The column name is there twice. Leave one away.',
    'staff.csv, row 3: It has more cells than row 1 has names. Mend its quotation marks.',
  ])
  expect(await faultsOf({ 'notes.txt': ['x'] })).toEqual([
    expect.stringMatching(/ has none of services\.csv, staff\.csv, customers\.csv, bookings\.csv\.$/),
  ])
  expect(
    await faultsOf({
      'bookings.csv': [BOOKINGS, ...['a', 'a'].map((id) => `${id},cut,anna,2026-12-01 14:30,,,,mia@example.com,Mia,,`)],
    }),
  ).toContain('bookings.csv, row 3, id: bookings.csv, row 2 has the same. Give each booking its own.')
})
