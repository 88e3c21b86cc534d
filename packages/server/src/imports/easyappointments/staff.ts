import { phone } from '@openslot/core/wire'
import { orNothing } from '../checked.js'
import type { Fault } from '../../catalog/catalog-file-error.js'
import type { DumpedRow } from './sql-dump.js'
import { type TableOf, nameOfUser } from './tables.js'
import { datesInSettings, datesOfRow, weeklyHours } from './working-plan.js'

/** Providers as the import file has staff. */
export function staffEntries(
  providers: readonly DumpedRow[],
  { slugs, tableOf, prefix }: { slugs: ReadonlyMap<string, string>; tableOf: TableOf; prefix: string },
  faults: Fault[],
): object[] {
  return providers.map((row) => {
    const id = row['id'] ?? ''
    const settings = tableOf('user_settings').find((each) => each['id_users'] === id) ?? {}
    const hours = weeklyHours(settings['working_plan'] ?? null)
    if (!hours)
      faults.push({
        at: `${prefix}user_settings, id_users ${id}, working_plan`,
        message: 'It can’t be read. Save the working plan anew.',
      })
    const rows = tableOf('working_plan_exceptions').filter((each) => each['id_users_provider'] === id)
    const dates = new Map([
      ...datesInSettings(settings['working_plan_exceptions'] ?? null),
      ...rows.flatMap((each) => [...datesOfRow(each)]),
    ])
    return {
      slug: slugs.get(id),
      name: nameOfUser(row),
      email: row['email'] ?? undefined,
      phone: orNothing(row['mobile_number'] || row['phone_number'], phone),
      timeZone: row['timezone'] ?? undefined,
      hours: hours ?? [],
      overrides: [...dates]
        .map(([date, windows]) => ({ date, windows }))
        .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    }
  })
}
