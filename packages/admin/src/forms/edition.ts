import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Values } from './form.js'

/**
 * What the fields of a form begin with, and begin with again: after it was saved, or when somebody else was faster. What
 * was typed then isn't lost.
 */
export class Edition implements ReactiveController {
  /** What the fields begin with. */
  shown: Values = {}
  /** What was typed over a version that somebody else has changed meanwhile. */
  kept: Values | null = null
  /** Goes up each time the fields begin anew: their template is keyed by it. */
  number = 0
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  begin(values: Values): void {
    this.shown = values
    this.kept = null
    this.#next()
  }

  /** Shows what is there now instead of what was typed, with a way to that. */
  showTheirs(values: Values, typed: Values): void {
    this.kept = valuesTyped(typed, this.shown)
    this.shown = values
    this.#next()
  }

  putBack(): void {
    this.begin({ ...this.shown, ...this.kept })
  }

  #next(): void {
    this.number++
    this.#host.requestUpdate()
  }
}

/** What somebody typed over what they were shown. */
export const valuesTyped = (typed: Values, shown: Values): Values =>
  Object.fromEntries(
    [...new Set([...Object.keys(typed), ...Object.keys(shown)])]
      .filter((name) => (typed[name] ?? '') !== (shown[name] ?? ''))
      .map((name) => [name, typed[name] ?? '']),
  )
