import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Where the browser keeps it. With `__Host-` it can come from nowhere but this very host, and never unencrypted. */
const nameFor = (publicUrl: string): string => (isSecure(publicUrl) ? '__Host-openslot' : 'openslot')

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:')

export const readSessionToken = (c: Context, publicUrl: string): string | undefined => getCookie(c, nameFor(publicUrl))

/** @param seconds for how long; 0: it is forgotten at once */
export function writeSessionToken(c: Context, publicUrl: string, token: string, seconds: number): void {
  setCookie(c, nameFor(publicUrl), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(publicUrl),
    maxAge: seconds,
  })
}
