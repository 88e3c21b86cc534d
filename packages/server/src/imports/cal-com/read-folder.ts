import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { CatalogFileError, type Fault, type NameOf, faultsOf } from '../../catalog/catalog-file-error.js'
import { whyFolderUnread } from '../../file-trouble.js'
import type { Brought } from '../brought.js'
import { readCatalog } from '../read-catalog.js'
import { readText } from '../read-text.js'
import { slugsFor } from '../slugs.js'
import { answer, booking, eventType, me, schedule } from './answers.js'
import { bookingsIn } from './bookings.js'
import { peopleIn } from './people.js'
import { serviceEntries } from './services.js'
import { staffEntries } from './staff.js'

const COLUMNS = { service: 'eventType', staff: 'hosts', start: 'start' } as const

/**
 * Reads a folder with answers of Cal.com's API v2: `event-types*.json`, `schedules*.json`, `bookings*.json`, `me.json`.
 *
 * @param now epoch ms; bookings from before are passed over
 * @throws CatalogFileError when its answers can’t be read, with a line for each fault in them
 */
export async function readCalCom(folder: string, now: number): Promise<Brought> {
  const names = await readdir(folder).catch((cause: Error) => {
    throw new CatalogFileError(whyFolderUnread(cause, folder), { cause })
  })
  const faults: Fault[] = []
  const dataIn = async <Item>(kind: string, schema: v.GenericSchema<unknown, Item>): Promise<Item[]> => {
    const files = names.filter((name) => name.startsWith(kind) && name.endsWith('.json')).toSorted()
    const pages = files.map((name) => readAnswer(folder, name, v.array(schema), faults))
    return (await Promise.all(pages)).flatMap((page) => page ?? [])
  }
  const eventTypes = await dataIn('event-types', eventType)
  const schedules = await dataIn('schedules', schedule)
  // Answers to several questions may overlap.
  const given = [...new Map((await dataIn('bookings', booking)).map((one) => [one.uid, one])).values()]
  const myself = names.includes('me.json') ? await readAnswer(folder, 'me.json', me, faults) : undefined
  if (faults.length > 0) throw CatalogFileError.listing(faults)
  if (eventTypes.length === 0)
    throw new CatalogFileError(`${folder} has no event-types.json with any event type in it.`)

  const upcoming = given.filter(({ start }) => !(Date.parse(start) < now))
  const people = peopleIn({ eventTypes, bookings: upcoming, me: myself ?? null })
  const staffSlugs = slugsFor(
    people.map(({ id, name }) => ({ key: String(id), name })),
    'staff',
  )
  const slugs = slugsFor(
    eventTypes.map(({ id, slug }) => ({ key: String(id), name: slug })),
    'service',
  )
  const nameOf: NameOf = (path) => {
    const [section = '', index = '', ...field] = path.split('.')
    const at =
      section === 'services' ? `event type ${eventTypes[Number(index)]?.slug}` : `person ${people[Number(index)]?.name}`
    return [at, ...field].join(', ')
  }
  const services = serviceEntries(eventTypes, { slugs, staffSlugs, schedules })
  const entries = { services: services.entries, staff: staffEntries(people, staffSlugs, schedules) }
  const { catalog, spoilt, faults: catalogFaults } = readCatalog(entries, nameOf)
  faults.push(...catalogFaults)
  const { bookings, notes } = bookingsIn(given, { slugs, staffSlugs, now }, faults)
  return {
    source: 'cal.com',
    catalog,
    faults,
    spoilt,
    keys: { services: [...slugs.keys()], staff: [...staffSlugs.keys()] },
    nameOf,
    bookings,
    columns: COLUMNS,
    notes: [...services.notes, ...notes],
  }
}

async function readAnswer<Data>(
  folder: string,
  name: string,
  data: v.GenericSchema<unknown, Data>,
  faults: Fault[],
): Promise<Data | undefined> {
  const schema = v.pipe(v.string(), v.parseJson(undefined, 'This is no JSON.'), answer(data))
  const result = v.safeParse(schema, await readText(join(folder, name)))
  if (result.success) return result.output.data
  faults.push(...faultsOf(result.issues, (path) => (path === '' ? name : `${name}, ${path}`)))
  return undefined
}
