// `npm test`: installs, builds and checks everything, from a machine that has only Node and npm.
import { requireNode } from './checkout/node-version.mjs'

requireNode()
// Loaded afterwards, so that an old Node gets a sentence and no syntax error.
const { test } = await import('./checkout/test.mjs')
await test(process.argv.slice(2))
