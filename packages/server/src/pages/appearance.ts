import { createHash } from 'node:crypto'
import { type Appearance, type Settings, USUAL_APPEARANCE, appearance } from '@openslot/core/wire'
import type { Context } from 'hono'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'

const PATH = '/appearance.css'

/** What the owner chose. Checked once more: it may have been written by hand, or by another version of the server. */
export function chosenLook(settings: Settings): Appearance {
  const checked = v.safeParse(appearance, settings.appearance)
  return checked.success ? checked.output : USUAL_APPEARANCE
}

/** The style sheets that a page for customers has beside its own. */
export const lookSheets = (look: Appearance): readonly string[] => (sheetOf(look) === '' ? [] : [PATH])

/** The owner's choice as a style sheet of this server, so that the pages' policy needs no exception for it. */
export const appearanceSheet = ({ storage }: ServerContext): Hono =>
  new Hono().get(PATH, async (c: Context) => {
    const sheet = sheetOf(chosenLook(await storage.settings.read()))
    const etag = `W/"${createHash('sha256').update(sheet).digest('base64url').slice(0, 27)}"`
    c.header('ETag', etag)
    c.header('Cache-Control', 'no-cache')
    if (c.req.header('If-None-Match')?.includes(etag) === true) return c.body(null, 304)
    return c.body(sheet, 200, { 'Content-Type': 'text/css; charset=utf-8' })
  })

/** The widget's tokens, and what of the page around it goes with them. */
function sheetOf({ theme, tokens }: Appearance): string {
  const accent = tokens['--booking-accent']
  const font = tokens['--booking-font']
  return [
    ...rule(':root', {
      'color-scheme': theme === 'auto' ? undefined : theme,
      // Links are read on both grounds, as the widget's text in this colour is.
      '--accent': accent && `light-dark(oklch(from ${accent} min(l, 0.5) c h), oklch(from ${accent} max(l, 0.78) c h))`,
    }),
    ...rule('body', { 'font-family': font }),
    ...rule('booking-widget', tokens),
  ].join('\n')
}

function rule(selector: string, properties: Readonly<Record<string, string | undefined>>): readonly string[] {
  const set = Object.entries(properties).filter(([, value]) => value !== undefined)
  return set.length === 0 ? [] : [`${selector} {`, ...set.map(([name, value]) => `  ${name}: ${value};`), '}']
}
