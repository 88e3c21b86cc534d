import { type ScreenName, hasItems, isScreen } from './screens.js'

/** Where the page is served. */
export const BASE = '/admin'

const HOME: ScreenName = 'today'

/** What stands in for the id of something that isn't made yet. */
export const NEW = 'new'

/** The address of a screen, or of one thing in it. */
export const pathOf = (screen: ScreenName, item?: string): string =>
  (screen === HOME ? BASE : `${BASE}/${screen}`) + (item === undefined ? '' : `/${item}`)

/** The screen at an address; `null`: there is none. */
export function screenAt(path: string): ScreenName | null {
  const [name = HOME, ...rest] = partsOf(path)
  return isScreen(name) && rest.length <= (hasItems(name) ? 1 : 0) ? name : null
}

/** The thing that an address is about: its id, or {@link NEW}; `null`: the list. */
export const itemAt = (path: string): string | null => partsOf(path)[1] ?? null

const partsOf = (path: string): readonly string[] => path.slice(BASE.length).split('/').filter(Boolean)

/**
 * The setup code of a link such as `/admin#setup=…`. It is taken out of the address at once: what stays there can be
 * read over a shoulder, and is kept in the browser's history.
 */
export function takeSetupCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('setup')
  if (code !== null) history.replaceState(null, '', location.pathname + location.search)
  return code
}
