import type { Session } from '@openslot/core/wire'
import type { TemplateResult } from 'lit'
import type { Desk } from './desk.js'

/** How a screen shows itself; `item` is what its address names below it, `search` what follows as `?view=day`. */
export type View = (desk: Desk, item: string | null, search: string) => TemplateResult

interface ScreenRow {
  /** Whoever has only their own calendar here (`staff`) has no business with what is the owners’. */
  readonly who: 'everybody' | 'owners' | 'staff'
  /** Where it stands in the navigation: those of a place are together, in this table's order. */
  readonly place: 'first' | 'people' | 'offer' | 'house' | 'self' | 'nowhere'
  /** Whether what it lists has addresses below its own. */
  readonly hasItems?: true
  readonly load: () => Promise<{ readonly view: View }>
}

/**
 * Every screen, by the name in its address. A new one is a line here, which the words then must have a title and a
 * link's text for. Each is loaded when it is opened first.
 */
export const SCREENS = {
  today: { who: 'everybody', place: 'first', load: () => import('./today/today-screen.js') },
  calendar: { who: 'everybody', place: 'first', load: () => import('./calendar/calendar-screen.js') },
  customers: { who: 'owners', place: 'people', load: () => import('./customers/view.js') },
  messages: { who: 'owners', place: 'people', load: () => import('./messages/view.js') },
  services: { who: 'owners', place: 'offer', hasItems: true, load: () => import('./services/view.js') },
  staff: { who: 'owners', place: 'offer', hasItems: true, load: () => import('./staff/view.js') },
  'own-hours': { who: 'staff', place: 'offer', load: () => import('./staff/own-hours.js') },
  why: { who: 'everybody', place: 'offer', load: () => import('./why/why-screen.js') },
  calendars: { who: 'everybody', place: 'offer', hasItems: true, load: () => import('./calendars/view.js') },
  settings: { who: 'owners', place: 'house', load: () => import('./settings/settings-screen.js') },
  users: { who: 'owners', place: 'house', hasItems: true, load: () => import('./users/view.js') },
  webhooks: { who: 'owners', place: 'house', hasItems: true, load: () => import('./webhooks/view.js') },
  site: { who: 'everybody', place: 'house', load: () => import('./site/your-site.js') },
  account: { who: 'everybody', place: 'self', load: () => import('./session/own-account.js') },
  setup: { who: 'owners', place: 'nowhere', load: () => import('./setup/first-run.js') },
} as const satisfies Record<string, ScreenRow>

export type ScreenName = keyof typeof SCREENS
/** Those that the navigation leads to. */
export type NavName = Exclude<ScreenName, 'setup'>

const rows: Readonly<Record<ScreenName, ScreenRow>> = SCREENS

export const isScreen = (name: string): name is ScreenName => Object.hasOwn(SCREENS, name)

export const hasItems = (name: ScreenName): boolean => rows[name].hasItems === true

const WHO = { owner: 'owners', staff: 'staff' } as const

export const mayOpen = (name: ScreenName, { user }: Session): boolean =>
  rows[name].who === 'everybody' || rows[name].who === WHO[user.role]

/** What the navigation has in a place for whoever is signed in. */
export const screensIn = (place: Exclude<ScreenRow['place'], 'nowhere'>, session: Session): readonly NavName[] =>
  (Object.keys(SCREENS) as NavName[]).filter((name) => rows[name].place === place && mayOpen(name, session))
