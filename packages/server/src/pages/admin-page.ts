import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { answerAsset, readAssets } from './asset.js'
import { guardPage } from './page.js'

/**
 * Serves the admin page: one document at `/admin` and at every address below, whose screens it tells apart itself.
 *
 * @throws Error when it has not been built
 */
export async function adminPage(directory: string): Promise<Hono> {
  const [document, assets] = await Promise.all([
    readFile(join(directory, 'index.html'), 'utf8'),
    readAssets(join(directory, 'assets')),
  ]).catch((cause: unknown) => {
    throw new Error(`The admin page’s files are not in ${directory}. Build them with \`pnpm build\`.`, { cause })
  })
  const answerPage = (c: Context): Response | Promise<Response> => {
    guardPage(c)
    c.header('X-Robots-Tag', 'noindex')
    return c.html(document)
  }
  return new Hono()
    .get('/admin/assets/:name', (c) => answerAsset(c, assets.get(c.req.param('name')), false))
    .get('/admin', answerPage)
    .get('/admin/*', answerPage)
}
