import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Desk } from '../desk.js'
import { type Values, valuesIn } from './form.js'

type Host = ReactiveControllerHost & HTMLElement & { readonly desk: Desk }

/**
 * What the fields of one thing's form began with, and what stands in them: so that nobody leaves it unsaved unasked, and
 * nothing typed is lost when somebody else was faster.
 */
export class Edited implements ReactiveController {
  /** What the fields began with … */
  shown: Values = {}
  /** … which goes up each time they begin anew. */
  edition = 0
  /** What stands in the fields. */
  typed: Values = {}
  /** What was typed over a version that somebody else has changed meanwhile. */
  kept: Values | null = null
  /** What is saved, as the fields would show it. */
  #base: Values = {}
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.desk.unsaved.watch(this.#isUnsaved)
  }

  hostDisconnected(): void {
    this.#host.desk.unsaved.unwatch(this.#isUnsaved)
  }

  /** The fields begin anew, with these values. */
  begin(values: Values): void {
    this.#base = values
    this.enter(values)
  }

  /** Others stand in the fields, and aren't saved. */
  enter(values: Values): void {
    this.shown = values
    this.typed = values
    this.edition++
    this.#host.requestUpdate()
  }

  /** For `@input` of the form. */
  readonly note = (event: Event): void => {
    const { form } = event.target as HTMLInputElement
    if (!form) return
    this.typed = valuesIn(form)
    this.#host.requestUpdate()
  }

  /** What stands there is saved. */
  saved(): void {
    this.#base = this.typed
    this.kept = null
  }

  /** Shows what is there now, and keeps what was typed over the version before it. */
  showTheirs(theirs: Values): void {
    const mine = this.#mine
    this.begin(theirs)
    this.kept = mine
    void this.#askWhose()
  }

  /** What was typed stands in the fields again, over what is there now. */
  putBack(): void {
    this.enter({ ...this.#base, ...this.#mine })
    this.kept = null
  }

  /** What is there now stays, and what was typed goes. */
  letGo(): void {
    this.kept = null
  }

  /** All that was typed and isn't saved, the last of it last. */
  get #mine(): Values {
    return { ...this.kept, ...valuesTyped(this.typed, this.#base) }
  }

  /** Whoever pressed the button that isn't there any more stands before the question. */
  async #askWhose(): Promise<void> {
    await this.#host.updateComplete
    this.#host.querySelector<HTMLElement>('.redo')?.focus()
  }

  readonly #isUnsaved = (): boolean => this.kept !== null || Object.keys(valuesTyped(this.typed, this.#base)).length > 0
}

/** What differs from what is saved. */
const valuesTyped = (typed: Values, shown: Values): Values =>
  Object.fromEntries(
    [...new Set([...Object.keys(typed), ...Object.keys(shown)])]
      .filter((name) => (typed[name] ?? '') !== (shown[name] ?? ''))
      .map((name) => [name, typed[name] ?? '']),
  )
