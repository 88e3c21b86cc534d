import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from '../checkout/paths.mjs'
import { startListening } from './listening-process.mjs'

/**
 * `npm start` as a newcomer runs it, except for a free port and a database that is thrown away.
 * @param {Readonly<Record<string, string>>} [settings] as environment variables
 */
export async function startDemo(settings = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'openslot-demo-'))
  const forget = () => rm(folder, { recursive: true, force: true })
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('OPENSLOT_'))
  try {
    const demo = await startListening(
      [at('packages/dev/start.mjs'), '--port', '0', '--database', `file:${join(folder, 'demo.db')}`],
      { env: { ...Object.fromEntries(environment), OPENSLOT_RATE_LIMIT: 'off', ...settings } },
    )
    return {
      url: demo.url,
      output: demo.output,
      async stop() {
        const code = await demo.stop()
        await forget()
        return code
      },
    }
  } catch (error) {
    await forget()
    throw error
  }
}
