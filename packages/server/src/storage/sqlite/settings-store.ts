import { type Settings, USUAL_APPEARANCE } from '@openslot/core/wire'
import type { SettingsStore } from '../../settings/store.js'
import type { SqliteDb } from './db.js'
import { settings } from './schema.js'
import { transact } from './transact.js'

const DEFAULTS: Settings = {
  businessName: null,
  contactEmail: null,
  contactPhone: null,
  appearance: USUAL_APPEARANCE,
}

export const sqliteSettings = (db: SqliteDb): SettingsStore => ({
  read: async () => readSettings(db),
  update: async (change) =>
    transact(db, (tx) => {
      for (const [name, value] of Object.entries(change(readSettings(tx)))) {
        if (value === undefined) continue
        const json = JSON.stringify(value)
        tx.insert(settings)
          .values({ name, value: json })
          .onConflictDoUpdate({ target: settings.name, set: { value: json } })
          .run()
      }
      return readSettings(tx)
    }),
})

const readSettings = (db: SqliteDb): Settings => ({
  ...DEFAULTS,
  ...Object.fromEntries(
    db
      .select()
      .from(settings)
      .all()
      .map(({ name, value }) => [name, JSON.parse(value) as unknown]),
  ),
})
