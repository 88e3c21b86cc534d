import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Where node-gyp finds the headers that came with this Node, as all but a few distributions bring them along: so nothing
 * has to be downloaded to compile an addon. Left out where they aren't there, or are another Node's.
 *
 * @returns {{ npm_config_nodedir?: string }}
 */
export function ownHeaders() {
  const folder = dirname(dirname(process.execPath))
  const version = join(folder, 'include/node/node_version.h')
  if (!existsSync(version)) return {}
  const isOwn = readFileSync(version, 'utf8').includes(`#define NODE_MODULE_VERSION ${process.versions.modules}\n`)
  return isOwn ? { npm_config_nodedir: folder } : {}
}
