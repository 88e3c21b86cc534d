import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { isRightToLeft } from '../notifications/wording.js'
import { languageOf } from '../notifications/words/catalogue.js'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export interface Page {
  /** BCP 47. Default: English, which the pages for owners and developers are in. */
  readonly locale?: string
  readonly title: string
  readonly body: Html
  /** What its head has beside what all have. */
  readonly head?: Html
  /** Scripts of this server, as addresses. */
  readonly scripts?: readonly string[]
  /** Style sheets of this server beside the one of all pages. */
  readonly styles?: readonly string[]
  /** Origins of sites that may show it in a frame; `null`: any. Default: none. */
  readonly frames?: readonly string[] | null
}

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' https: data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
]

/** The server's own pages run nothing but this server's scripts, and tell no one where they were. */
export function guardPage(c: Context, frames: Page['frames'] = []): void {
  const ancestors = frames === null ? ['*'] : frames.length === 0 ? ["'none'"] : frames
  c.header('Content-Security-Policy', [...CONTENT_SECURITY_POLICY, `frame-ancestors ${ancestors.join(' ')}`].join('; '))
  c.header('Cache-Control', 'no-cache')
  c.header('Referrer-Policy', 'no-referrer')
}

/** Answers with one of the server's own pages. */
export async function renderPage(
  c: Context,
  { locale = 'en', title, head, body, scripts = [], styles = [], frames = [] }: Page,
): Promise<Response> {
  const direction = isRightToLeft({ language: languageOf(locale) ?? 'en' }) ? 'rtl' : 'ltr'
  guardPage(c, frames)
  return c.html(
    html`<!doctype html>
      <html lang="${locale}" dir="${direction}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title}</title>
          ${head}
          <link rel="icon" href="data:," />
          ${['/assets/pages.css', ...styles].map((href) => html`<link rel="stylesheet" href="${href}" />`)}
          ${scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
        </head>
        <body>
          ${body}
        </body>
      </html>`,
  )
}
