import type { Session } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type Api, createApi } from './api/api.js'
import { ApiError } from './api/api-error.js'
import { overNetwork } from './api/http.js'
import type { Desk } from './desk.js'
import { keptLanguage, speechOf } from './i18n/language.js'
import { Notices } from './notices/notices.js'
import { ownNotices } from './notices/own-notices.js'
import { noticeView } from './notices/view.js'
import { itemAt, pathOf, takeSetupCode } from './routes.js'
import { Screen } from './screen.js'
import { type ScreenName, mayOpen } from './screens.js'
import { SessionWatch } from './session/session-watch.js'
import './session/sign-in-again.js'
import './session/sign-in.js'
import './setup/first-owner.js'
import { nothingHere, onItsWay } from './shell/instead.js'
import { languageChoice } from './shell/language-choice.js'
import { Leaving } from './shell/leaving.js'
import './shell/leaving-dialog.js'
import { pressOnce } from './shell/press-once.js'
import './shell/shell-nav.js'
import { Whereabouts } from './shell/whereabouts.js'
import { troubleOf } from './trouble.js'

type Stage =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly error: unknown }
  | { readonly name: 'first-owner' }
  | { readonly name: 'signed-out' }
  | { readonly name: 'signed-in'; readonly session: Session }

/** The whole page: who is here, and the screen that they are on. */
export class AdminApp extends Screen {
  static override readonly properties: PropertyDeclarations = {
    send: { attribute: false },
    stage: { state: true },
    speech: { state: true },
    now: { attribute: false },
    timeZone: { attribute: false },
    languages: { attribute: false },
  }
  /** How requests reach the server. */
  send = overNetwork
  stage: Stage = { name: 'loading' }
  /** What the reader's browser asks for, the first one first. */
  languages = navigator.languages
  speech = speechOf(null, [])
  /** The present (epoch ms). */
  now: () => number = Date.now
  /** Where the reader's clock stands. */
  timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  readonly notices = new Notices(this)
  readonly #leaving = new Leaving(this)
  readonly #where = new Whereabouts(this, this.#leaving, () => this.notices.settle())
  /** For whoever isn't signed in, or wants out. */
  readonly #door: Api = createApi((request) => this.send(request))
  readonly #watch = new SessionWatch(
    (request) => this.send(request),
    () => (this.stage.name === 'signed-in' ? this.stage.session.user.id : null),
    () => this.requestUpdate(),
  )
  /** Who was here last. */
  #lastId: string | null = null
  readonly #setupCode = takeSetupCode()
  /** What the screen at an address is about. */
  #named: { readonly path: string; readonly name: string | null } | null = null

  constructor() {
    super()
    pressOnce(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.speech = speechOf(keptLanguage(), this.languages)
    void this.#begin()
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.speech.language
    document.title = `${this.#title()} – OpenSlot`
  }

  protected override render(): TemplateResult {
    return html`${this.#staged()} ${noticeView(this.notices, this.speech.words)}`
  }

  #staged(): TemplateResult {
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
            .api=${this.#door}
            .words=${words}
            .code=${this.#setupCode}
            .onSession=${(session: Session) => this.#welcome(session)}
          ></first-owner>`,
        )
      case 'signed-out':
        return this.#bare(
          html`<main class="card narrow" id="content">
            <sign-in
              .api=${this.#door}
              .words=${words}
              .onSession=${(session: Session) => this.#welcome(session)}
            ></sign-in>
          </main>`,
        )
      case 'signed-in':
        // Nobody finds what another one has left here.
        return html`${keyed(stage.session.user.id, this.#arrived(this.#deskFor(stage.session)))}
        ${this.#watch.hasEnded ? this.#again(stage.session) : nothing}`
    }
  }

  #bare(content: TemplateResult, end = this.#languages()): TemplateResult {
    return html`<div class="bare">
      ${content}
      <footer>${end}</footer>
    </div>`
  }

  #arrived(desk: Desk): TemplateResult {
    const { screen: found } = this.#where
    const screen = found !== null && mayOpen(found, desk.session) ? found : null
    const { nav, common } = this.speech.words
    const { question } = this.#leaving
    const end = html`${this.#languages()}
      <button type="button" class="link" @click=${() => this.#signOut()}>${nav.signOut}</button>`
    // Nothing else is of use before it is done.
    if (screen === 'setup') return this.#bare(html`<main id="content">${this.#screen(screen, desk)}</main>`, end)
    return html`<a class="skip" href="#content" @click=${(event: Event) => this.#skip(event)}
        >${common.skipToContent}</a
      >
      <div class="shell" @click=${this.#where.follow}>
        <header class="side">
          <p class="brand">OpenSlot</p>
          <shell-nav .words=${this.speech.words} .session=${desk.session} .screen=${screen} .end=${end}></shell-nav>
        </header>
        <main id="content" tabindex="-1">${this.#screen(screen, desk)}</main>
        ${keyed(
          question,
          question && html`<leaving-dialog .words=${this.speech.words} .onAnswer=${question.answer}></leaving-dialog>`,
        )}
      </div>`
  }

  #again({ user }: Session): TemplateResult {
    return html`<sign-in-again
      .api=${this.#door}
      .words=${this.speech.words}
      .user=${user}
      .onSession=${(session: Session) => this.#back(session, user.id)}
    ></sign-in-again>`
  }

  #screen(screen: ScreenName | null, desk: Desk): TemplateResult {
    const { words } = this.speech
    if (screen === null) return nothingHere(words)
    const view = this.#where.viewOf(screen)
    return view
      ? view(desk, itemAt(this.#where.path), this.#where.search)
      : onItsWay(screen, this.#where.isLost(screen), words)
  }

  #languages(): TemplateResult {
    return languageChoice(this.speech, (language) => (this.speech = speechOf(language, this.languages)))
  }

  #title(): string {
    const { words } = this.speech
    const { stage } = this
    if (stage.name === 'first-owner') return words.setup.title
    if (stage.name === 'signed-out' || this.#watch.hasEnded) return words.signIn.title
    const { screen } = this.#where
    const isHere = screen !== null && (stage.name !== 'signed-in' || mayOpen(screen, stage.session))
    if (!isHere) return words.missing.title
    const name = this.#named?.path === this.#where.path ? this.#named.name : null
    return [name, words[screen].title].filter((part) => part !== null).join(' – ')
  }

  #entitle(name: string | null): void {
    const { path } = this.#where
    if (this.#named?.path === path && this.#named.name === name) return
    this.#named = { path, name }
    this.requestUpdate()
  }

  #deskFor(session: Session): Desk {
    const { speech, now, timeZone } = this
    const { id } = session.user
    return {
      api: this.#watch.apiFor(id),
      speech,
      session,
      notices: ownNotices(this.notices, () => this.#isHere(id), speech.words.trouble.signedOut),
      unsaved: this.#leaving,
      now,
      timeZone,
      go: (path, how) => void this.#where.go(path, how),
      entitle: (name) => this.#entitle(name),
    }
  }

  /** Not while somebody else is on their way in: the stage is still the last one's then. */
  #isHere(userId: string): boolean {
    return this.stage.name === 'signed-in' && this.stage.session.user.id === userId && this.#lastId === userId
  }

  async #begin(): Promise<void> {
    this.stage = { name: 'loading' }
    try {
      await this.#welcome(await this.#door.session())
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') await this.#askWhoIsThere()
      else this.stage = { name: 'failed', error }
    }
  }

  async #askWhoIsThere(): Promise<void> {
    try {
      this.stage = { name: (await this.#door.isSetupNeeded()) ? 'first-owner' : 'signed-out' }
    } catch (error) {
      this.stage = { name: 'failed', error }
    }
  }

  /** An owner of a server that offers nothing yet is led through the setup; everybody else goes where they wanted. */
  async #welcome(session: Session): Promise<void> {
    this.#takeOver(session.user.id)
    const isHome = this.#where.screen === 'today'
    const isEmpty = session.user.role === 'owner' && isHome && (await this.#door.services()).length === 0
    this.#watch.goOn(false)
    this.stage = { name: 'signed-in', session }
    // What another one has left unsaved is gone by then.
    await this.updateComplete
    if (isEmpty) await this.#where.go(pathOf('setup'), 'replace')
    else await this.#where.arrive()
  }

  /** Who was here goes on where they were; anybody else begins anew. */
  async #back(session: Session, userId: string): Promise<void> {
    const isSame = session.user.id === userId
    if (isSame) this.stage = { name: 'signed-in', session }
    this.#watch.goOn(isSame)
    if (!isSame) await this.#welcome(session)
  }

  /** What somebody else has begun here isn't done in the name of who is here now, nor told to them. */
  #takeOver(userId: string): void {
    if (this.#lastId !== null && this.#lastId !== userId) {
      this.notices.abandon(this.speech.words.trouble.signedOut)
      this.#leaving.question?.answer(false)
    }
    this.#lastId = userId
  }

  async #signOut(): Promise<void> {
    const { stage } = this
    if (stage.name !== 'signed-in') return
    if (!(await this.#leaving.mayLeave())) return
    try {
      await this.notices.settle()
      await this.#watch.apiFor(stage.session.user.id).signOut()
      this.stage = { name: 'signed-out' }
      await this.updateComplete
      this.querySelector('h1')?.focus()
    } catch (error) {
      this.notices.tell(troubleOf(error, this.speech.words), { isBad: true })
    }
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
