import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ApiError } from '../api/api-error.js'

export type Values = Readonly<Record<string, string>>
export type Faults = Readonly<Record<string, string>>

export interface FormOptions {
  /** What is wrong with what was entered, by the fields' names. */
  readonly check: (values: Values) => Faults
  /** Sends it. What it throws is told by {@link explain}. */
  readonly send: (values: Values) => Promise<void>
  /** A sentence for what went wrong as a whole. */
  readonly explain: (error: unknown) => string
  /** The server's findings, by the fields' names. Default: where its pointer is a field's name. */
  readonly faultsOf?: (error: ApiError) => Faults
}

/**
 * A form whose fields keep what was typed: they are the page's own, read when they are left and when it is sent. Says
 * what is wrong beside each, and leads to the first that is.
 */
export class Form implements ReactiveController {
  faults: Faults = {}
  /** What went wrong with the whole. */
  trouble: string | null = null
  isBusy = false
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #options: FormOptions

  constructor(host: ReactiveControllerHost & HTMLElement, options: FormOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {}

  /** For `@submit`. */
  readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.isBusy) return
    const form = event.target as HTMLFormElement
    const values = valuesIn(form)
    this.trouble = null
    this.faults = this.#options.check(values)
    if (Object.keys(this.faults).length > 0) return this.#leadToFault(form)
    this.isBusy = true
    this.#host.requestUpdate()
    try {
      await this.#options.send(values)
    } catch (error) {
      this.#take(error)
    } finally {
      this.isBusy = false
      this.#host.requestUpdate()
    }
    if (Object.keys(this.faults).length > 0) await this.#leadToFault(form)
  }

  /** For `@focusout`: what is wrong with a field is said when it is left, once there is something in it. */
  readonly leave = (event: FocusEvent): void => {
    // What is about to be pressed must not move away from under the pointer.
    if (event.relatedTarget instanceof HTMLButtonElement) return
    const field = event.target
    if (isField(field) && field.value !== '') this.#checkOne(field)
  }

  /** For `@input`: what was wrong is taken back as soon as it is mended. */
  readonly edit = (event: Event): void => {
    const field = event.target
    if (isField(field) && this.faults[field.name] !== undefined) this.#checkOne(field)
  }

  #checkOne({ name, form }: Field): void {
    if (!form) return
    const { [name]: fault } = this.#options.check(valuesIn(form))
    const { [name]: _, ...others } = this.faults
    this.faults = fault === undefined ? others : { ...others, [name]: fault }
    this.#host.requestUpdate()
  }

  #take(error: unknown): void {
    if (error instanceof ApiError && error.code === 'validation') {
      this.faults = (this.#options.faultsOf ?? faultsByPointer)(error)
      if (Object.keys(this.faults).length > 0) return
    }
    this.trouble = this.#options.explain(error)
  }

  async #leadToFault(form: HTMLFormElement): Promise<void> {
    this.#host.requestUpdate()
    await this.#host.updateComplete
    form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement

/** What stands in a form now; files are none of ours. */
export const valuesIn = (form: HTMLFormElement): Values =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']))

/** `/customer/name` is about the field `name`. */
export const faultsByPointer = ({ problem }: ApiError): Faults =>
  Object.fromEntries((problem?.errors ?? []).map(({ pointer, message }) => [pointer.split('/').at(-1) ?? '', message]))
