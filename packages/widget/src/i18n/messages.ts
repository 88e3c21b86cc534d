import type { en as booking } from './booking/en.js'
import type { en as choosing } from './choosing/en.js'
import type { en as managing } from './managing/en.js'
import type { Some, Translated } from './message.js'
import type { en as seldom } from './seldom/en.js'

/** The page's own words in place of some of ours, in any language. */
export type Messages = Some<Translated<typeof choosing & typeof booking & typeof managing & typeof seldom>>
