// `npm start`: installs, builds and starts OpenSlot with a demo salon, from a machine that has only Node and npm.
import { requireNode } from './checkout/node-version.mjs'

requireNode()
// Loaded afterwards, so that an old Node gets a sentence and no syntax error.
const { start } = await import('./checkout/start.mjs')
await start(process.argv.slice(2))
