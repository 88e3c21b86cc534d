// `node runtimes/run.mjs`, `bun runtimes/run.mjs`, `deno run runtimes/run.mjs`
import { checkNastyDays } from './check.mjs'

console.log(`${checkNastyDays()} nasty days as they should be`)
