import type { Webhook, WebhookWithSecret } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Answer } from '../api/http.js'
import { ApiError } from '../api/api-error.js'
import type { WebhookWish } from '../api/webhooks.js'
import type { Desk } from '../desk.js'
import { Edited } from '../forms/edited.js'
import { troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values } from '../forms/form.js'
import { Once } from '../forms/once.js'
import { saveButton } from '../forms/save-button.js'
import { formatMoment } from '../i18n/format.js'
import { ItemHead } from '../item-head.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'
import { changesOf, faultsIn, valuesOf, webhookFields, wishOf } from './webhook-form.js'
import './webhook-log.js'
import { newSecret } from './webhook-secret.js'

/** What was tried to be made, and which were there before. */
interface Tried {
  readonly url: string
  readonly known: readonly string[]
}

/** One endpoint: where it is and what it hears of, its secret, and what it was told. */
export class WebhookEditor extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    item: { attribute: false },
    made: { state: true },
    isGone: { state: true },
  }
  desk!: Desk
  /** Its id, or `new`. */
  item = NEW
  /** One that was just made: its secret is shown now and never again. */
  made: { readonly id: string; readonly secret: string } | null = null
  /** Whether it is deleted, or will be in a moment. */
  isGone = false
  readonly #head = new ItemHead(this, 'webhooks')
  readonly #edited = new Edited(this)
  readonly #once = new Once<Tried, WebhookWithSecret>()
  /** `undefined`: it is to be made. */
  readonly #known = new Loader<{ readonly seen: Answer<Webhook> | undefined }>(this, () => this.#load())
  readonly #form = new Form(this, {
    check: (values) => faultsIn(values, this.desk.speech.words),
    send: (values) => this.#save(values),
    explain: (error) => troubleOf(error, this.desk.speech.words),
    faultsOf: (error) => this.#faultsOf(error),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    const seen = value?.seen?.value
    const name = this.item === NEW ? words.webhooks.newTitle : seen && (seen.description ?? words.webhooks.one)
    const marks = html`${seen?.active === false ? html`<span class="mark withdrawn">${words.webhooks.off}</span>` : nothing}
    ${this.isGone ? html`<span class="mark failed">${words.webhooks.gone}</span>` : nothing}`
    return html`${this.#head.render(name, marks)} ${this.isGone ? nothing : this.#content(value, seen)}`
  }

  #content(
    value: { readonly seen: Answer<Webhook> | undefined } | undefined,
    seen: Webhook | undefined,
  ): TemplateResult {
    const { words } = this.desk.speech
    return html` ${seen ? this.#goneNote(seen) : nothing}
    ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
    ${this.made ? this.#welcome(this.made) : nothing} ${value && !this.made ? this.#editor(seen) : nothing}
    ${
      seen
        ? html`<webhook-secret
              .desk=${this.desk}
              .webhookId=${seen.id}
              .until=${seen.previousSecretUntil}
              .onRotated=${() => void this.#look()}
            ></webhook-secret>
            <webhook-log .desk=${this.desk} .webhookId=${seen.id} .isActive=${seen.active}></webhook-log>`
        : nothing
    }`
  }

  /** The server has switched it off by itself: what its owner makes of that. */
  #goneNote({ goneAt }: Webhook): TemplateResult | typeof nothing {
    const { speech, timeZone } = this.desk
    const { webhooks: words } = speech.words
    if (goneAt === null) return nothing
    return html`<div class="card">
      <p class="trouble">${words.goneOn(formatMoment(Date.parse(goneAt), timeZone, speech))}</p>
      <div class="actions start">
        <button type="button" class="primary" @click=${() => void this.#switch(true)}>${words.switchOn}</button>
        <button type="button" class="secondary" @click=${() => void this.#switch(false)}>${words.leaveOff}</button>
      </div>
    </div>`
  }

  #welcome({ id, secret }: { id: string; secret: string }): TemplateResult {
    const { webhooks: words } = this.desk.speech.words
    return html`<section class="card">
      ${newSecret(secret, this.desk)}
      <p class="quiet">${words.secretUse}</p>
      <div class="actions start"><a class="primary" href=${pathOf('webhooks', id)}>${words.goOn}</a></div>
    </section>`
  }

  #editor(seen: Webhook | undefined): TemplateResult {
    const { words } = this.desk.speech
    const { webhooks, common } = words
    const { faults, trouble, submit, leave, edit } = this.#form
    const { shown, typed, edition } = this.#edited
    const onInput = (event: Event): void => {
      edit(event)
      this.#edited.note(event)
    }
    return html`<form class="form card" novalidate @submit=${submit} @focusout=${leave} @input=${onInput}>
      ${keyed(edition, webhookFields({ shown, typed, faults, words }))} ${troubleNote(trouble)}
      <div class="actions start">
        ${saveButton({
          host: this,
          edited: this.#edited,
          form: this.#form,
          words,
          label: seen ? common.save : webhooks.create,
        })}
        ${
          seen
            ? html`${
                  seen.goneAt === null
                    ? html`<button type="button" class="secondary" @click=${() => this.#switch(!seen.active)}>
                        ${seen.active ? webhooks.switchOff : webhooks.switchOn}
                      </button>`
                    : nothing
                } <button type="button" class="secondary" @click=${() => this.#delete()}>${webhooks.delete}</button>`
            : nothing
        }
      </div>
    </form>`
  }

  async #load(): Promise<{ seen: Answer<Webhook> | undefined }> {
    const seen = this.item === NEW ? undefined : await this.desk.api.webhook(this.item)
    this.#edited.begin(valuesOf(seen?.value ?? { url: '', description: null, events: null }))
    return { seen }
  }

  async #save(values: Values): Promise<void> {
    const { api, notices, speech } = this.desk
    const seen = this.#known.value?.seen
    const wish = wishOf(values)
    if (!seen) {
      this.made = await this.#make(wish)
      this.#edited.saved()
      await this.updateComplete
      this.querySelector<HTMLElement>('h1')?.focus()
      return
    }
    try {
      const saved = await api.changeWebhook(seen.value.id, changesOf(wish, seen.value), seen.etag)
      this.#known.put(() => ({ seen: saved }))
      this.#edited.begin(valuesOf(saved.value))
      const { saved: told, savedOff } = speech.words.webhooks
      // What the server switched off for the old address stays off: the new one has said nothing.
      notices.tell(seen.value.goneAt !== null && saved.value.goneAt === null ? savedOff : told)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs()
      throw error
    }
  }

  #make(wish: WebhookWish): Promise<WebhookWithSecret> {
    const { api } = this.desk
    return this.#once.run({
      key: async () => ({ url: wish.url, known: (await api.webhooks()).map(({ id }) => id) }),
      make: () => api.createWebhook(wish),
      find: async ({ url, known }) => {
        const made = (await api.webhooks()).find((one) => one.url === url && !known.includes(one.id))
        if (!made) return undefined
        const { etag } = await api.webhook(made.id)
        await api.changeWebhook(made.id, changesOf(wish, made), etag)
        // Nobody has seen the secret that it was made with.
        return (await api.rotateWebhook(made.id, 0)).value
      },
    })
  }

  async #showTheirs(): Promise<void> {
    const { value } = await this.#look()
    this.#edited.showTheirs(valuesOf(value))
  }

  /** As it is now, whatever stands in the fields. */
  async #look(): Promise<Answer<Webhook>> {
    const seen = await this.desk.api.webhook(this.item)
    this.#known.put(() => ({ seen }))
    return seen
  }

  /** @param goneAt the server's reason to switch it off, where a wish to have it on is taken back */
  async #switch(active: boolean, goneAt: string | null = null): Promise<void> {
    const { api, notices, speech } = this.desk
    const { webhooks: words } = speech.words
    const seen = this.#known.value?.seen
    if (!seen) return
    try {
      const changed = await api.changeWebhook(seen.value.id, { active, ...(goneAt !== null && { goneAt }) }, seen.etag)
      this.#known.put(() => ({ seen: changed }))
      // With the note of what the server did go its buttons.
      await this.updateComplete
      if (document.activeElement === document.body) this.querySelector<HTMLElement>('h1')?.focus()
      // What is only left as it was has nothing to undo.
      if (active === seen.value.active) return
      const back = active ? seen.value.goneAt : null
      notices.tell(active ? words.isOn : words.isOff, { undo: () => void this.#switch(!active, back) })
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#look()
      notices.tell(troubleOf(error, speech.words), { isBad: true })
    }
  }

  /** Its log goes with it, for good: there are ten seconds to think better of it. */
  #delete(): void {
    const { api, notices, speech, go } = this.desk
    const seen = this.#known.value?.seen
    if (!seen) return
    const { id } = seen.value
    this.isGone = true
    this.#edited.saved()
    notices.soon({
      text: speech.words.webhooks.deleted,
      deed: async () => {
        await api.deleteWebhook(id, seen.etag)
        if (this.isConnected) go(pathOf('webhooks'))
      },
      undone: () => {
        this.isGone = false
      },
      explain: (error) => troubleOf(error, speech.words),
    })
  }

  #faultsOf({ problem }: ApiError): Faults {
    const { webhooks } = this.desk.speech.words
    const pointers = (problem?.errors ?? []).map(({ pointer }) => pointer)
    return { ...(pointers.includes('/url') && { url: webhooks.urlRefused }) }
  }
}

customElements.define('webhook-editor', WebhookEditor)
