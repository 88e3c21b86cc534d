import { mkdirSync } from 'node:fs'
import { withoutNpm } from './environment.mjs'
import { spawnForwarding } from './forward.mjs'
import { at } from './paths.mjs'
import { isPortTaken } from './port.mjs'
import { prepare } from './prepare.mjs'

const DEFAULT_PORT = '8787'
const DEFAULT_DATABASE = 'file:.openslot/demo.db'

/**
 * Everything after `npm start --` goes to `openslot serve`, and wins over the defaults here.
 * @param {readonly string[]} args
 */
export async function start(args) {
  const port = option(args, '--port') ?? process.env['OPENSLOT_PORT'] ?? DEFAULT_PORT
  if (await isPortTaken(port, option(args, '--host') ?? process.env['OPENSLOT_HOST'])) {
    console.error(
      `Port ${port} is in use, perhaps by another OpenSlot. Stop that program, or choose another port:\n` +
        `  npm start -- --port ${Number(port) + 1}`,
    )
    process.exit(1)
  }
  if (!(await prepare())) process.exit(1)

  const given = [...args]
  if (option(args, '--port') === undefined) given.unshift('--port', port)
  if (option(args, '--database') === undefined) {
    mkdirSync(at('.openslot'), { recursive: true })
    given.unshift('--database', DEFAULT_DATABASE)
  }
  console.log('Starting OpenSlot with a demo salon. Ctrl+C ends it.')
  process.exitCode = await spawnForwarding(
    process.execPath,
    [at('packages/server/dist/cli.js'), 'serve', '--demo', ...given],
    { env: withoutNpm(process.env) },
  )
}

/**
 * The value of `--name value` or `--name=value`; the last one counts.
 * @param {readonly string[]} args
 * @param {string} name
 */
function option(args, name) {
  let value
  args.forEach((arg, index) => {
    if (arg === name) value = args[index + 1]
    if (arg.startsWith(`${name}=`)) value = arg.slice(name.length + 1)
  })
  return value
}
