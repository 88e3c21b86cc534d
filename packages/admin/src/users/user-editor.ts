import {
  type AdminStaffMember,
  ROLES,
  type Role,
  type User,
  type UserChange,
  type UserRequest,
  emailFault,
} from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { ApiError } from '../api/api-error.js'
import type { Answer } from '../api/http.js'
import type { Desk } from '../desk.js'
import { Edited } from '../forms/edited.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values } from '../forms/form.js'
import { Once } from '../forms/once.js'
import { passwordField } from '../forms/password-field.js'
import { saveButton } from '../forms/save-button.js'
import { MOST_CHARACTERS, tooLong } from '../forms/too-long.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { newPasswordFault } from '../session/new-password.js'
import { troubleOf } from '../trouble.js'
import { suggestPassword } from './suggest-password.js'

interface Known {
  readonly staff: readonly AdminStaffMember[]
  /** `undefined`: somebody new. */
  readonly user: User | undefined
  readonly etag: string
}

/** What was tried to be made, and which were there before. */
interface Tried {
  readonly email: string
  readonly known: readonly string[]
}

/** One account: whose, what it may do, a new password, and an end to it. */
export class UserEditor extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    item: { attribute: false },
  }
  desk!: Desk
  /** Its id, or `new`. */
  item = NEW
  readonly #known = new Loader<Known>(this, () => this.#load())
  readonly #edited = new Edited(this)
  readonly #once = new Once<Tried, Answer<User>>()
  readonly #form = new Form(this, {
    check: (values) => this.#check(values),
    send: (values) => this.#save(values),
    explain: (error) => this.#explain(error),
  })
  /** What was sent last. */
  #sent: UserChange = {}

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    const title = this.item === NEW ? words.users.newTitle : (value?.user?.name ?? words.users.title)
    return html`<p><a class="link back" href=${pathOf('users')}>${words.users.title}</a></p>
      <h1 tabindex="-1">
        ${title}
        ${value?.user?.active === false ? html`<span class="mark withdrawn">${words.users.closed}</span>` : nothing}
      </h1>
      ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
      ${value ? this.#editor(value) : nothing}`
  }

  #editor({ staff, user }: Known): TemplateResult {
    const { words } = this.desk.speech
    const { users } = words
    const { trouble, submit, leave, edit } = this.#form
    const isMe = this.#isMe(user)
    const onInput = (event: Event): void => {
      edit(event)
      this.#edited.note(event)
    }
    return html`<form class="form card" novalidate @submit=${submit} @focusout=${leave} @input=${onInput}>
      ${keyed(
        this.#edited.edition,
        html`${this.#person()} ${isMe ? html`<p class="hint">${users.ownRole}</p>` : this.#rights(staff, user)}
        ${isMe ? nothing : this.#password(user)}`,
      )}
      ${troubleNote(trouble)}
      <div class="actions start">
        ${saveButton({
          host: this,
          edited: this.#edited,
          form: this.#form,
          words,
          label: user ? words.common.save : users.create,
        })}
        ${
          user && !isMe
            ? html`<button type="button" class="secondary" @click=${() => this.#admit(!user.active)}>
                ${user.active ? users.close : users.reopen}
              </button>`
            : nothing
        }
      </div>
    </form>`
  }

  #isMe(user: User | undefined): boolean {
    return user?.id === this.desk.session.user.id
  }

  #person(): TemplateResult {
    const { users } = this.desk.speech.words
    const { faults } = this.#form
    const { name = '', email = '' } = this.#edited.shown
    return html`${field({ name: 'name', label: users.name, value: name, faults })}
    ${field({ name: 'email', label: users.email, hint: users.emailHint, type: 'email', value: email, faults })}`
  }

  #rights(staff: readonly AdminStaffMember[], user: User | undefined): TemplateResult {
    const { users } = this.desk.speech.words
    const { faults } = this.#form
    const { shown, typed } = this.#edited
    const people = staff.filter(({ active, slug }) => active || slug === user?.staff?.slug)
    return html`${choice({
      name: 'role',
      label: users.role,
      hint: users.roleHints[typed['role'] as Role],
      value: shown['role'] ?? '',
      faults: {},
      choices: ROLES.map((role) => [role, users.roles[role]]),
    })}
    ${choice({
      name: 'staff',
      label: users.staff,
      value: shown['staff'] ?? '',
      faults,
      choices: [['', users.nobody], ...people.map(({ slug, name }) => [slug, name] as const)],
    })}`
  }

  #password(user: User | undefined): TemplateResult {
    const { words } = this.desk.speech
    const { users } = words
    return passwordField({
      name: 'password',
      label: user ? users.reset : users.password,
      words,
      fault: this.#form.faults['password'],
      hint: user ? users.resetHint : users.passwordHint,
      value: this.#edited.shown['password'] ?? '',
      autocomplete: 'new-password',
      suggest: suggestPassword,
    })
  }

  async #load(): Promise<Known> {
    const { api } = this.desk
    const [staff, found] = await Promise.all([api.staff(), this.item === NEW ? undefined : api.user(this.item)])
    this.#edited.begin(this.#valuesOf(found?.value))
    return { staff, user: found?.value, etag: found?.etag ?? '' }
  }

  /** Somebody's own rights aren't asked for. */
  #valuesOf(user: User | undefined): Values {
    const person = { name: user?.name ?? '', email: user?.email ?? '' }
    return this.#isMe(user)
      ? person
      : { ...person, role: user?.role ?? 'staff', staff: user?.staff?.slug ?? '', password: '' }
  }

  #check(values: Values): Faults {
    const { name = '', email = '', role, staff, password = '' } = values
    const { words } = this.desk.speech
    const { fields, users } = words
    const isNew = this.item === NEW
    const passwordFault = isNew || password !== '' ? newPasswordFault(password, words) : undefined
    const emailWrong = email.trim() === '' ? users.emailMissing : emailFault(email.trim()) && fields.emailWrong
    return {
      ...tooLong(values, { name: 200, email: MOST_CHARACTERS.email }, words),
      ...(name.trim() === '' && { name: users.nameMissing }),
      ...(emailWrong && { email: emailWrong }),
      ...(role === 'staff' && staff === '' && { staff: users.staffMissing }),
      ...(passwordFault !== undefined && { password: passwordFault }),
    }
  }

  async #save(values: Values): Promise<void> {
    const { value: known } = this.#known
    if (!known) return
    const { notices, speech, go } = this.desk
    const { name = '', email = '', password = '' } = values
    const person = { name: name.trim(), email: email.trim() }
    const rights = values['role'] !== undefined && { role: values['role'] as Role, staff: values['staff'] || null }
    if (known.user) await this.#change(known.user, known.etag, { ...person, ...rights, ...(password && { password }) })
    else {
      this.#sent = person
      await this.#make({ ...person, role: values['role'] as Role, staff: values['staff'] || null, password })
    }
    this.#edited.saved()
    notices.tell(known.user ? speech.words.users.saved(person.name) : speech.words.users.created(person.name))
    go(pathOf('users'))
  }

  /** Sends what differs: another role or password signs somebody out, the same one must not. */
  async #change(seen: User, etag: string, wanted: UserChange): Promise<void> {
    const known: UserChange = { name: seen.name, email: seen.email, role: seen.role, staff: seen.staff?.slug ?? null }
    const before = new Map(Object.entries(known))
    const changes = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => before.get(name) !== value))
    this.#sent = changes
    if (Object.keys(changes).length === 0) return
    try {
      await this.desk.api.changeUser(seen.id, changes, etag)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs(seen.id)
      throw error
    }
  }

  #make(wanted: UserRequest): Promise<Answer<User>> {
    const { api } = this.desk
    return this.#once.run({
      key: async () => ({ email: wanted.email, known: (await api.users()).map(({ id }) => id) }),
      make: () => api.createUser(wanted),
      find: async ({ email, known }) => {
        const made = (await api.users()).find((one) => isSameAddress(one.email, email) && !known.includes(one.id))
        return made && api.changeUser(made.id, wanted, (await api.user(made.id)).etag)
      },
    })
  }

  /** What is there now, with a way to what was typed. */
  async #showTheirs(id: string): Promise<void> {
    const { value: user, etag } = await this.desk.api.user(id)
    this.#known.put((known) => ({ ...known, user, etag }))
    this.#edited.showTheirs(this.#valuesOf(user))
  }

  async #admit(active: boolean): Promise<void> {
    const { value: known } = this.#known
    if (!known?.user) return
    const { api, notices, speech } = this.desk
    const { users } = speech.words
    const { id, name } = known.user
    this.#sent = { active }
    try {
      const { value: user, etag } = await api.changeUser(id, { active }, known.etag)
      this.#known.put((now) => ({ ...now, user, etag }))
      notices.tell(active ? users.isReopened(name) : users.isClosed(name), { undo: () => void this.#admit(!active) })
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs(id)
      notices.tell(this.#explain(error), { isBad: true })
    }
  }

  #explain(error: unknown): string {
    const { words } = this.desk.speech
    if (!(error instanceof ApiError)) return troubleOf(error, words)
    if (error.code !== 'conflict') return troubleOf(error, words)
    return this.#sent.email === undefined ? words.users.lastOwner : words.users.emailTaken
  }
}

const isSameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

customElements.define('user-editor', UserEditor)
