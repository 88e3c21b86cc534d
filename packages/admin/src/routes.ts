/** Where the page is served. */
export const BASE = '/admin'

export const SCREENS = ['today', 'calendar', 'site', 'setup', 'account'] as const
export type ScreenName = (typeof SCREENS)[number]

const HOME: ScreenName = 'today'

/** The address of a screen. */
export const pathOf = (screen: ScreenName): string => (screen === HOME ? BASE : `${BASE}/${screen}`)

/** The screen at an address; `null`: there is none. */
export function screenAt(path: string): ScreenName | null {
  const [name = '', ...rest] = path.slice(BASE.length).split('/').filter(Boolean)
  if (rest.length > 0) return null
  return name === '' ? HOME : (SCREENS.find((screen) => screen === name) ?? null)
}

/**
 * The setup code of a link such as `/admin#setup=…`. It is taken out of the address at once: what stays there can be
 * read over a shoulder, and is kept in the browser's history.
 */
export function takeSetupCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('setup')
  if (code !== null) history.replaceState(null, '', location.pathname + location.search)
  return code
}
