import type { Session } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type Api, createApi } from './api/api.js'
import { ApiError } from './api/api-error.js'
import type { Send } from './api/http.js'
import './calendar/calendar-screen.js'
import type { Desk } from './desk.js'
import { LANGUAGES, type Language, keepLanguage, keptLanguage, speechOf } from './i18n/language.js'
import { Notices } from './notices/notices.js'
import { noticeView } from './notices/view.js'
import { BASE, type ScreenName, itemAt, pathOf, screenAt, takeSetupCode } from './routes.js'
import { Screen } from './screen.js'
import './services/service-editor.js'
import './services/services-screen.js'
import './session/own-account.js'
import './session/sign-in.js'
import './setup/first-owner.js'
import './setup/first-run.js'
import './site/your-site.js'
import './today/today-screen.js'
import { troubleOf } from './trouble.js'

type Stage =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly error: unknown }
  | { readonly name: 'first-owner' }
  | { readonly name: 'signed-out'; readonly wasSignedIn: boolean }
  | { readonly name: 'signed-in'; readonly session: Session }

const NAV: readonly Exclude<ScreenName, 'setup'>[] = ['today', 'calendar', 'services', 'site', 'account']
/** Who has only their own calendar here has no business with these. */
const OWNERS: readonly ScreenName[] = ['services']

/** The whole page: who is here, where they are, and the screen for both. */
export class AdminApp extends Screen {
  static override readonly properties: PropertyDeclarations = {
    send: { attribute: false },
    stage: { state: true },
    path: { state: true },
    speech: { state: true },
    now: { attribute: false },
    languages: { attribute: false },
  }
  /** How requests reach the server. */
  send: Send = (request) => fetch(request)
  stage: Stage = { name: 'loading' }
  path = location.pathname
  /** What the reader's browser asks for, the first one first. */
  languages = navigator.languages
  speech = speechOf(null, [])
  /** The present (epoch ms). */
  now: () => number = Date.now
  readonly notices = new Notices(this)
  readonly #api: Api = createApi((request) => this.#watch(request))
  readonly #setupCode = takeSetupCode()

  override connectedCallback(): void {
    super.connectedCallback()
    this.speech = speechOf(keptLanguage(), this.languages)
    addEventListener('popstate', this.#onPop)
    void this.#begin()
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.#onPop)
    super.disconnectedCallback()
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.speech.language
    document.title = `${this.#title()} – OpenSlot`
  }

  protected override render(): TemplateResult {
    const { words } = this.speech
    const { stage } = this
    switch (stage.name) {
      case 'loading':
        return this.#bare(html`<p class="quiet" role="status">${words.common.loading}</p>`)
      case 'failed':
        return this.#bare(
          html`<main class="card narrow" id="content">
            <p class="trouble" role="alert">${troubleOf(stage.error, words)}</p>
            <button class="primary" @click=${() => this.#begin()}>${words.common.tryAgain}</button>
          </main>`,
        )
      case 'first-owner':
        return this.#bare(
          html`<first-owner
            .api=${this.#api}
            .words=${words}
            .code=${this.#setupCode}
            .onSession=${(session: Session) => this.#welcome(session)}
          ></first-owner>`,
        )
      case 'signed-out':
        return this.#bare(
          html`<sign-in
            .api=${this.#api}
            .words=${words}
            .wasSignedIn=${stage.wasSignedIn}
            .onSession=${(session: Session) => this.#welcome(session)}
          ></sign-in>`,
        )
      case 'signed-in':
        return this.#arrived(this.#deskFor(stage.session))
    }
  }

  #bare(content: TemplateResult): TemplateResult {
    return html`<div class="bare">
      ${content}
      <footer>${this.#languages()}</footer>
    </div>`
  }

  #arrived(desk: Desk): TemplateResult {
    const found = screenAt(this.path)
    const screen = found !== null && this.#mayOpen(found, desk.session) ? found : null
    // Nothing else is of use before it is done.
    if (screen === 'setup') return this.#bare(html`<main id="content"><first-run .desk=${desk}></first-run></main>`)
    return this.#shell(screen, desk)
  }

  #mayOpen(screen: ScreenName, { user }: Session): boolean {
    return user.role === 'owner' || !OWNERS.includes(screen)
  }

  #shell(screen: Exclude<ScreenName, 'setup'> | null, desk: Desk): TemplateResult {
    const { nav, common } = this.speech.words
    return html`<a class="skip" href="#content" @click=${(event: Event) => this.#skip(event)}
        >${common.skipToContent}</a
      >
      <div class="shell" @click=${this.#follow}>
        <header class="side">
          <p class="brand">OpenSlot</p>
          <nav aria-label=${nav.label}>
            <ul>
              ${NAV.filter((name) => this.#mayOpen(name, desk.session)).map(
                (name) =>
                  html`<li>
                    <a href=${pathOf(name)} aria-current=${name === screen ? 'page' : nothing}>${nav[name]}</a>
                  </li>`,
              )}
            </ul>
          </nav>
          <div class="side-end">
            ${this.#languages()}
            <button type="button" class="link" @click=${() => this.#signOut()}>${nav.signOut}</button>
          </div>
        </header>
        <main id="content" tabindex="-1">${this.#screen(screen, desk)}</main>
        ${noticeView(this.notices, this.speech.words)}
      </div>`
  }

  #screen(screen: Exclude<ScreenName, 'setup'> | null, desk: Desk): TemplateResult {
    switch (screen) {
      case 'today':
        return html`<today-screen .desk=${desk}></today-screen>`
      case 'calendar':
        return html`<calendar-screen .desk=${desk}></calendar-screen>`
      case 'services': {
        const item = itemAt(this.path)
        return item === null
          ? html`<services-screen .desk=${desk}></services-screen>`
          : html`${keyed(item, html`<service-editor .desk=${desk} .item=${item}></service-editor>`)}`
      }
      case 'site':
        return html`<your-site .desk=${desk} .isNew=${location.search === '?new'}></your-site>`
      case 'account':
        return html`<own-account .desk=${desk}></own-account>`
      case null: {
        const { missing } = this.speech.words
        return html`<h1 tabindex="-1">${missing.title}</h1>
          <p>${missing.lead}</p>
          <p><a class="link" href=${BASE}>${missing.home}</a></p>`
      }
    }
  }

  #languages(): TemplateResult {
    const change = (event: Event): void => {
      const language = (event.target as HTMLSelectElement).value as Language
      keepLanguage(language)
      this.speech = speechOf(language, this.languages)
    }
    return html`<select class="languages" aria-label=${this.speech.words.language.label} @change=${change}>
      ${Object.entries(LANGUAGES).map(
        ([
          language,
          {
            language: { own },
          },
        ]) =>
          html`<option value=${language} lang=${language} ?selected=${language === this.speech.language}>
            ${own}
          </option>`,
      )}
    </select>`
  }

  #title(): string {
    const { words } = this.speech
    if (this.stage.name === 'first-owner') return words.setup.title
    if (this.stage.name === 'signed-out') return words.signIn.title
    const screen = screenAt(this.path)
    return screen === null ? words.missing.title : words[screen].title
  }

  #deskFor(session: Session): Desk {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const { speech, notices, now } = this
    return { api: this.#api, speech, session, notices, now, timeZone, go: (path) => void this.#go(path) }
  }

  async #begin(): Promise<void> {
    this.stage = { name: 'loading' }
    try {
      await this.#welcome(await this.#api.session())
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') await this.#askWhoIsThere()
      else this.stage = { name: 'failed', error }
    }
  }

  async #askWhoIsThere(): Promise<void> {
    try {
      this.stage = (await this.#api.isSetupNeeded())
        ? { name: 'first-owner' }
        : { name: 'signed-out', wasSignedIn: false }
    } catch (error) {
      this.stage = { name: 'failed', error }
    }
  }

  /** An owner of a server that offers nothing yet is led through the setup; everybody else goes where they wanted. */
  async #welcome(session: Session): Promise<void> {
    const isHome = screenAt(this.path) === 'today'
    const isEmpty = session.user.role === 'owner' && isHome && (await this.#api.services()).length === 0
    this.stage = { name: 'signed-in', session }
    if (isEmpty) await this.#go(pathOf('setup'), 'replace')
    else await this.#arrive()
  }

  /** Every answer passes here: a session that has ended shows in any of them. */
  async #watch(request: Request): Promise<Response> {
    const response = await this.send(request)
    if (response.status === 401 && this.stage.name === 'signed-in') {
      this.stage = { name: 'signed-out', wasSignedIn: true }
    }
    return response
  }

  async #signOut(): Promise<void> {
    try {
      await this.notices.settle()
      await this.#api.signOut()
      this.stage = { name: 'signed-out', wasSignedIn: false }
    } catch (error) {
      this.notices.tell(troubleOf(error, this.speech.words), { isBad: true })
    }
  }

  readonly #onPop = (): void => {
    this.path = location.pathname
    void this.#arrive()
  }

  /** Links within the page change the screen only; those that open elsewhere are the browser's. */
  readonly #follow = (event: MouseEvent): void => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!link || !isPlain || link.target !== '' || link.origin !== location.origin) return
    if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return
    event.preventDefault()
    void this.#go(link.pathname + link.search)
  }

  async #go(path: string, how: 'push' | 'replace' = 'push'): Promise<void> {
    // The next screen asks the server how things are.
    await this.notices.settle()
    if (how === 'push') history.pushState(null, '', path)
    else history.replaceState(null, '', path)
    this.path = location.pathname
    await this.#arrive()
  }

  /** Who can't see that the screen changed hears its heading. */
  async #arrive(): Promise<void> {
    await this.updateComplete
    scrollTo(0, 0)
    this.querySelector<HTMLElement>('h1')?.focus()
  }

  #skip(event: Event): void {
    event.preventDefault()
    this.querySelector<HTMLElement>('#content')?.focus()
  }
}

customElements.define('admin-app', AdminApp)

declare global {
  interface HTMLElementTagNameMap {
    'admin-app': AdminApp
  }
}
