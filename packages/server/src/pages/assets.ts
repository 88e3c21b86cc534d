import { Hono } from 'hono'
import { answerAsset, readAssets } from './asset.js'

/**
 * Serves the widget's built files (`/widget.js`, its parts under `/widget/`, and `/button.js`) and the pages' own.
 *
 * @throws Error when the widget has not been built
 */
export async function assetRoutes(widgetDirectory: string, pagesDirectory: string): Promise<Hono> {
  const widget = await readAssets(widgetDirectory).catch((cause: unknown) => {
    throw new Error(`The widget’s files are not in ${widgetDirectory}. Build them with \`pnpm build\`.`, { cause })
  })
  const pages = await readAssets(pagesDirectory)
  return new Hono()
    .get('/assets/:name', (c) => answerAsset(c, pages.get(c.req.param('name'))))
    .get('/widget.js', (c) => answerAsset(c, widget.get('widget.js')))
    .get('/button.js', (c) => answerAsset(c, widget.get('button.js')))
    .get('/widget/:name', (c) => answerAsset(c, widget.get(`widget/${c.req.param('name')}`)))
}
