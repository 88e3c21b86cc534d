import { expect, test } from 'vitest'
import { STORIES } from './in-page-server/stories.js'
import { askBoth } from './in-page-server/transcript.js'

// Apps are developed and tested against the in-page server: whatever it is asked, it says what the real one says, to
// the last sentence. Ids, tokens and addresses are each one's own, and compared by where they come again.

const STORIES_TOLD = STORIES.map(([about, catalog, story, settings = {}]) => ({
  about,
  tell: () => askBoth(catalog, story, settings),
}))

test.each(STORIES_TOLD)('the in-page server says what the real one says $about', async ({ tell }) => {
  const { ours, theirs } = await tell()
  expect(ours).not.toEqual([])
  expect(ours).toEqual(theirs)
})
