import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** What the server keeps in a browser: the session, and that somebody has signed in there before. */
export type CookieName = 'openslot' | 'openslot-known'

/** Where the browser keeps it. With `__Host-` it can come from nowhere but this very host, and never unencrypted. */
const nameFor = (name: CookieName, publicUrl: string): string => (isSecure(publicUrl) ? `__Host-${name}` : name)

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:')

export const readCookie = (c: Context, publicUrl: string, name: CookieName): string | undefined =>
  getCookie(c, nameFor(name, publicUrl))

/** @param seconds for how long; 0: it is forgotten at once */
export function writeCookie(c: Context, publicUrl: string, name: CookieName, value: string, seconds: number): void {
  setCookie(c, nameFor(name, publicUrl), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(publicUrl),
    maxAge: seconds,
  })
}
