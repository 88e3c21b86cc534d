import { type Appearance, type Settings, USUAL_APPEARANCE } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Answer } from '../api/http.js'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { Edited } from '../forms/edited.js'
import { troubleNote } from '../forms/fields.js'
import { Form, type Values } from '../forms/form.js'
import { saveButton } from '../forms/save-button.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'
import { USUAL_LOOK, appearanceOf, lookOf, withoutField } from './look.js'
import { lookForm } from './look-form.js'

/** How booking looks: shown at once to whoever tries it, and saved by owners for the server's own pages. */
export class LookEditor extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    onLook: { attribute: false },
  }
  desk!: Desk
  onLook!: (appearance: Appearance) => void
  readonly #edited = new Edited(this)
  /** `null`: they aren't this person's to change. */
  readonly #known = new Loader<Answer<Settings> | null>(this, () => this.#load())
  readonly #form = new Form(this, {
    check: () => ({}),
    send: (look) => this.#save(look),
    explain: (error) => troubleOf(error, this.desk.speech.words),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    return html`<form class="card" novalidate @submit=${this.#form.submit} @input=${this.#onInput}>
      ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
      ${value === undefined ? nothing : this.#fields()} ${troubleNote(this.#form.trouble)}
      ${value ? html`<p class="hint">${words.site.savedFor}</p>` : nothing}
      ${value && isUnreachable(value.value) ? this.#unreachable() : nothing}
    </form>`
  }

  #unreachable(): TemplateResult {
    const { site } = this.desk.speech.words
    return html`<p class="hint">
      ${site.unreachable} <a class="link" href=${pathOf('settings')}>${site.reachable}</a>
    </p>`
  }

  #fields(): unknown {
    const { speech } = this.desk
    const { shown, typed, edition } = this.#edited
    return keyed(edition, lookForm({ look: typed, shown, speech, deeds: this.#deeds(), onReset: () => this.#reset() }))
  }

  #deeds(): TemplateResult | typeof nothing {
    if (!this.#known.value) return nothing
    const { words } = this.desk.speech
    return saveButton({
      host: this,
      edited: this.#edited,
      form: this.#form,
      words,
      label: words.site.save,
      onChosen: () => this.#tell(),
    })
  }

  readonly #onInput = (event: Event): void => {
    this.#edited.note(event)
    this.#tell()
  }

  #reset(): void {
    this.#edited.enter(USUAL_LOOK)
    this.#tell()
  }

  #tell(): void {
    // What can't be saved here can't be lost.
    if (this.#known.value === null) this.#edited.saved()
    this.onLook(this.#chosen(this.#edited.typed))
  }

  #chosen(look: Values): Appearance {
    const saved = this.#known.value?.value.appearance ?? USUAL_APPEARANCE
    return appearanceOf(look, withoutField(saved.tokens))
  }

  async #load(): Promise<Answer<Settings> | null> {
    if (this.desk.session.user.role !== 'owner') {
      this.#edited.begin(USUAL_LOOK)
      return null
    }
    const answer = await this.desk.api.settings()
    this.#begin(answer.value)
    return answer
  }

  #begin({ appearance }: Settings): void {
    this.#edited.begin(lookOf(appearance))
    this.onLook(appearance)
  }

  async #save(look: Values): Promise<void> {
    const { api, notices, speech } = this.desk
    const { value: known } = this.#known
    if (!known) return
    try {
      const saved = await api.changeSettings({ appearance: this.#chosen(look) }, known.etag)
      this.#known.put(() => saved)
      this.#edited.saved()
      notices.tell(speech.words.site.saved)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs()
      throw error
    }
  }

  async #showTheirs(): Promise<void> {
    const now = await this.desk.api.settings()
    this.#known.put(() => now)
    this.#edited.showTheirs(lookOf(now.value.appearance))
    this.onLook(now.value.appearance)
  }
}

const isUnreachable = ({ contactEmail, contactPhone }: Settings): boolean =>
  contactEmail === null && contactPhone === null

customElements.define('look-editor', LookEditor)
