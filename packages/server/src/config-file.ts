import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ConfigError } from './config-error.js'
import { whoRuns, whyNowhere, whyUnread } from './file-trouble.js'

export const CONFIG_FILE = 'openslot.config.json'

/** What `openslot.config.json` in a folder says; nothing where there is none. @throws ConfigError */
export function readConfigFile(cwd: string): Readonly<Record<string, unknown>> {
  const bytes = readBytes(resolve(cwd, CONFIG_FILE))
  if (bytes === null) return {}
  const text = textOf(bytes)
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new ConfigError(`${CONFIG_FILE}: must be JSON.${placeOf(error, text)}`, { cause: error })
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new ConfigError(`${CONFIG_FILE}: must be a JSON object.`)
  return content as Record<string, unknown>
}

function readBytes(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const why = isMissing ? whyNowhere(path) : (whyClosed(dirname(path)) ?? whyUnread(error, path))
    if (why === null) return null
    throw new ConfigError(why, { cause: error })
  }
}

/** Where a command is called in somebody else’s folder, nobody knows what is in it. */
function whyClosed(folder: string): string | null {
  try {
    statSync(`${folder}/.`)
    return null
  } catch {
    return `${folder} is where you are, and the user that runs this${whoRuns()} may not enter it, so as to look for ${CONFIG_FILE}. Go to a folder of that user.`
  }
}

/** Some editors begin UTF-8 with a byte order mark, which the decoder takes away; in UTF-16, every other byte is 0. */
function textOf(bytes: Uint8Array): string {
  try {
    if (!bytes.includes(0)) return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Said below.
  }
  throw new ConfigError(`${CONFIG_FILE}: is not in UTF-8. Save it as that.`)
}

/** How many characters the parser quotes before the one that it has met, where it quotes a piece. */
const QUOTED_BEFORE = 10

/** Where the parser has stopped, if it says so. Not its words: what they quote may be a password. */
function placeOf(error: unknown, text: string): string {
  const { message } = error as SyntaxError
  const piece = /^Unexpected token .+?, \.{3}"(.*)"(?:\.{3})? is not/s.exec(message)?.[1]
  const position = /at position (\d+)/.exec(message)?.[1]
  const at = piece === undefined ? Number(position) : text.indexOf(piece) + QUOTED_BEFORE
  if (Number.isNaN(at)) return ''
  const lines = text.slice(0, at).split('\n')
  return ` Look at line ${lines.length}, character ${(lines.at(-1)?.length ?? 0) + 1}.`
}
