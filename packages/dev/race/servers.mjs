import { withoutNpm } from '../checkout/environment.mjs'
import { at } from '../checkout/paths.mjs'
import { startListening } from '../running/listening-process.mjs'

export const CLI = at('packages/server/dist/cli.js')

/** Settings of the machine (a mail server, say) have no say in a race. */
export const raceEnvironment = () => ({
  ...Object.fromEntries(Object.entries(withoutNpm(process.env)).filter(([name]) => !name.startsWith('OPENSLOT_'))),
  OPENSLOT_RATE_LIMIT: 'off',
})

/**
 * @param {number} count
 * @param {string} database
 * @param {{ env?: NodeJS.ProcessEnv, before?: readonly string[] }} [options] more settings, and flags for Node itself
 */
export async function startServers(count, database, { env = {}, before = [] } = {}) {
  const start = () =>
    startListening([...before, CLI, 'serve', '--host', '127.0.0.1', '--port', '0', '--database', `file:${database}`], {
      env: { ...raceEnvironment(), ...env },
    })
  const started = await Promise.allSettled(Array.from({ length: count }, start))
  const servers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failure = started.find((result) => result.status === 'rejected')
  if (failure === undefined) return servers
  await Promise.all(servers.map(({ stop }) => stop()))
  throw failure.reason
}
