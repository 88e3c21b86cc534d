import { expect, test } from 'vitest'
import { STORIES } from './in-page-server/stories.js'
import { askBoth } from './in-page-server/transcript.js'

// Apps are developed and tested against the in-page server: whatever it is asked, it says what the real one says, to
// the last sentence. Ids, tokens and addresses are each one's own, and compared by where they come again.

test.each(STORIES)('the in-page server says what the real one says %s', async (_about, catalog, story) => {
  const { ours, theirs } = await askBoth(catalog, story)
  expect(ours).not.toEqual([])
  expect(ours).toEqual(theirs)
})
