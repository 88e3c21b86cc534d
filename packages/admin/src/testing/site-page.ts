import { waitUntil } from '@open-wc/testing'
import type { Service, Session } from '@openslot/core/wire'
import { html } from 'lit'
import '../site/your-site.js'
import { type FakeServer, answer, fakeServer } from './fake-server.js'
import { ANNA, BEN, HAIRCUT, session } from './people.js'
import { keepSettings } from './settings.js'
import { deskWith, show } from './visit.js'

const summaryOf = ({ id, slug, name, timeZone }: typeof ANNA) => ({ id, slug, name, timeZone, avatarUrl: null })
const CUT: Service = {
  ...HAIRCUT,
  durations: [...HAIRCUT.durations],
  guestsAllowed: 0,
  customerPhone: null,
  staff: [summaryOf(ANNA), summaryOf(BEN)],
} as unknown as Service
/** Only Ben gives it. */
export const SHAVE: Service = { ...CUT, id: 'v-shave', slug: 'shave', name: 'Shave', staff: [summaryOf(BEN)] }

export const siteServer = (services: readonly Service[] = [CUT, SHAVE]): FakeServer =>
  keepSettings(fakeServer({ 'GET /v1/services': () => answer({ services }) }))

/** What to put on a site, for the owner unless it is said otherwise. */
export async function openSite({
  load = async () => {},
  services,
  server = siteServer(services),
  as = session(),
}: {
  readonly load?: () => Promise<unknown>
  readonly services?: readonly Service[]
  readonly server?: FakeServer
  readonly as?: Session
} = {}): Promise<FakeServer> {
  await show(html`<your-site .desk=${deskWith(server, { session: as })} .load=${load}></your-site>`)
  return server
}

export const codes = (): string[] => [...document.querySelectorAll('pre')].map((one) => one.innerText)

/** Waits until exactly these stand there. */
export const seeCodes = (...expected: string[]): Promise<void> =>
  waitUntil(() => codes().join('\n\n') === expected.join('\n\n'), `see ${expected.join(' and ')}`, { timeout: 30_000 })

export const preview = (): HTMLElement | null => document.querySelector('booking-widget')
export const SCRIPT = `<script type="module" src="${location.origin}/widget.js"></script>`
