import { eq } from 'drizzle-orm'
import type { FeedStore } from '../../calendars/feed-store.js'
import { calendarFeeds } from './calendar-schema.js'
import type { SqliteDb } from './db.js'

export const sqliteFeeds = (db: SqliteDb): FeedStore => ({
  list: async () => db.select().from(calendarFeeds).all(),
  find: async (staffId) => db.select().from(calendarFeeds).where(eq(calendarFeeds.staffId, staffId)).get(),
  byToken: async (tokenHash) => db.select().from(calendarFeeds).where(eq(calendarFeeds.tokenHash, tokenHash)).get(),
  put: async (feed) => {
    db.insert(calendarFeeds).values(feed).onConflictDoUpdate({ target: calendarFeeds.staffId, set: feed }).run()
  },
  remove: async (staffId) => db.delete(calendarFeeds).where(eq(calendarFeeds.staffId, staffId)).run().changes === 1,
})
