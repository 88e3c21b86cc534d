import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

/** A built file that the server hands out. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  /** The same in Brotli. It takes its time, so it is made once, for the first who takes it. */
  readonly brotli: () => Promise<Uint8Array<ArrayBuffer>>
  readonly type: string
  readonly etag: string
  readonly cacheControl: string
}

const toBrotli = promisify(brotliCompress)

/** A build gives a file another name when it gives it another content. */
const HASHED = /-[\w-]{8}\.(?:js|css)$/

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** The scripts and styles of a folder by their names. Read once: a path outside them can't be asked for. */
export async function readAssets(directory: string): Promise<Map<string, Asset>> {
  const names = await readdir(directory, { recursive: true })
  const files = names.filter((name) => Object.hasOwn(TYPES, extname(name)))
  return new Map(await Promise.all(files.map(async (name) => [name, await readAsset(directory, name)] as const)))
}

async function readAsset(directory: string, name: string): Promise<Asset> {
  const body = new Uint8Array(await readFile(join(directory, name)))
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  // Where the address never changes, browsers ask on each visit; the answer is a 304 until an upgrade. What has come a
  // moment ago isn't asked for again: a button fetches the widget and then imports it.
  const cacheControl = HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=5'
  let brotli: Promise<Uint8Array<ArrayBuffer>> | undefined
  return {
    body,
    brotli: () => (brotli ??= toBrotli(body).then((made) => new Uint8Array(made))),
    etag,
    cacheControl,
    type: TYPES[extname(name)] as string,
  }
}

/** @param isShared whether pages of other origins may load it */
export async function answerAsset(c: Context, asset: Asset | undefined, isShared = true): Promise<Response> {
  if (!asset) return c.notFound()
  c.header('ETag', asset.etag)
  c.header('Cache-Control', asset.cacheControl)
  // A module script on another origin is loaded with CORS.
  if (isShared) c.header('Access-Control-Allow-Origin', '*')
  if (c.req.header('If-None-Match')?.includes(asset.etag) === true) return c.body(null, 304)
  c.header('Vary', 'Accept-Encoding', { append: true })
  c.header('Content-Type', asset.type)
  // A tenth lighter than gzip, which is left to those who know nothing else: they all name it first, and mean no order.
  const encoding = accepts(c, {
    header: 'Accept-Encoding',
    supports: ['br'],
    default: '',
    match: (accepted) => (accepted.some(({ type, q }) => type === 'br' && q > 0) ? 'br' : ''),
  })
  if (encoding === '') return c.body(asset.body)
  c.header('Content-Encoding', 'br')
  return c.body(await asset.brotli())
}
