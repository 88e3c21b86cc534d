import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { BASE, screenAt } from '../routes.js'
import { SCREENS, type ScreenName, type View } from '../screens.js'
import type { Leaving } from './leaving.js'

/** Which address is open, and what is there once it is loaded. */
export class Whereabouts implements ReactiveController {
  path = location.pathname
  /** What the address says beyond the path: `?view=day`, or nothing. */
  search = location.search
  /** The path from which a link led here, kept with the browser's entry of it; `null`: none did. */
  #from = fromIn(history.state)
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #leaving: Leaving
  readonly #settle: () => Promise<void>
  readonly #views = new Map<ScreenName, View>()
  readonly #lost = new Set<ScreenName>()

  /** @param settle what is waited for before another screen asks the server how things are */
  constructor(host: ReactiveControllerHost & HTMLElement, leaving: Leaving, settle: () => Promise<void>) {
    this.#host = host
    this.#leaving = leaving
    this.#settle = settle
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPop)
    // While the server is asked who is there.
    void this.#load()
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPop)
  }

  get screen(): ScreenName | null {
    return screenAt(this.path)
  }

  /** `undefined`: it is on its way. */
  viewOf(screen: ScreenName): View | undefined {
    return this.#views.get(screen)
  }

  /** Whether its code couldn't be loaded: the network is gone, or the server has a newer version. */
  isLost(screen: ScreenName): boolean {
    return this.#lost.has(screen)
  }

  /** Links within the page change the screen only; those that open elsewhere are the browser's. */
  readonly follow = (event: MouseEvent): void => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!link || !isPlain || link.target !== '' || link.origin !== location.origin) return
    if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return
    event.preventDefault()
    // The way back to a list is the browser's, where it is the way that was come: the list isn't there twice then.
    if (link.classList.contains('back') && link.pathname === this.#from) history.back()
    else void this.go(link.pathname + link.search)
  }

  async go(address: string, how: 'push' | 'replace' = 'push'): Promise<void> {
    const isElsewhere = new URL(address, location.origin).pathname !== this.path
    if (isElsewhere && !(await this.#leaving.mayLeave())) return
    await this.#settle()
    if (how === 'push') history.pushState({ from: this.path }, '', address)
    else history.replaceState(history.state, '', address)
    await this.#moved()
  }

  /** Who can't see that the screen changed hears its heading. */
  async arrive(): Promise<void> {
    const { path } = this
    await this.#load()
    await this.#host.updateComplete
    if (path !== this.path) return
    scrollTo(0, 0)
    this.#host.querySelector<HTMLElement>('h1')?.focus()
  }

  readonly #onPop = (): void => {
    void this.#popped()
  }

  /** The browser has gone already. Where that isn't right, the address is again that of what is shown. */
  async #popped(): Promise<void> {
    if (this.#leaving.isUnsaved && location.pathname !== this.path) {
      history.pushState({ from: this.#from }, '', this.path + this.search)
      // What was gone to lies behind this again, and comes as another such event.
      if (await this.#leaving.mayLeave()) history.back()
      return
    }
    await this.#moved()
  }

  async #moved(): Promise<void> {
    const isElsewhere = location.pathname !== this.path
    this.path = location.pathname
    this.search = location.search
    this.#from = fromIn(history.state)
    this.#host.requestUpdate()
    // On the same screen, whoever moved stays at the button that they pressed.
    if (isElsewhere) await this.arrive()
  }

  async #load(): Promise<void> {
    const { screen } = this
    if (screen === null || this.#views.has(screen)) return
    try {
      this.#views.set(screen, (await SCREENS[screen].load()).view)
      this.#lost.delete(screen)
    } catch {
      // The reader is told, and reloads the page: some browsers don't try a failed module again.
      this.#lost.add(screen)
    }
    this.#host.requestUpdate()
  }
}

function fromIn(state: unknown): string | null {
  const { from } = (state ?? {}) as { readonly from?: unknown }
  return typeof from === 'string' ? from : null
}
