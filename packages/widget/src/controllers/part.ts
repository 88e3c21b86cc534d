import type { TemplateResult } from 'lit/html.js'
import { unreached } from '../api/http.js'
import { importAgain } from '../import-again.js'
import { emitError } from '../events.js'
import { failure } from '../steps/failure.js'
import type { DeskHost } from './desk-host.js'
import { Loader } from './loader.js'
import type { Catalogue } from '../i18n/catalogue.js'
import { retryLoading } from './retry-loading.js'

interface PartModule {
  readonly says: readonly Catalogue[]
}

/**
 * A part of the widget that is fetched when it is wanted, better a little before, with what it says in the visitor's
 * language.
 *
 * @typeParam T what it does
 * @typeParam M its module
 */
export class Part<T, M extends PartModule> {
  readonly #host: DeskHost
  readonly #load: () => Promise<M>
  readonly #make: (module: M) => T
  readonly #module: Loader<M>
  #made: T | undefined
  #isOnItsWay = false

  /**
   * @param load imports the module
   * @param make calls what makes the part, once
   */
  constructor(host: DeskHost, load: () => Promise<M>, make: (module: M) => T) {
    this.#host = host
    this.#load = importAgain(load)
    this.#make = make
    this.#module = new Loader(host, (state) => {
      if (state.status === 'complete') this.#take(state.value)
      if (state.status === 'error') emitError(host, state.error)
    })
  }

  /** `undefined` until it has come. */
  get made(): T | undefined {
    return this.#made
  }

  /** It was wanted, and couldn't be had. */
  get hasFailed(): boolean {
    return this.#module.state.status === 'error'
  }

  /** The next who wants it has it fetched again. */
  forgetFailure(): void {
    if (this.hasFailed) this.#module.forget()
  }

  /** Has it at hand, so that nobody waits for it later. */
  fetchAhead(): void {
    if (this.#isOnItsWay) return
    this.#isOnItsWay = true
    this.#import().then(
      (module) => this.#take(module),
      // When it is wanted, it is fetched again, and then the failure is shown.
      () => {},
    )
  }

  want(): T | undefined {
    this.#module.want('module', () =>
      this.#import().catch((error: unknown) => {
        throw unreached(error)
      }),
    )
    return this.#made
  }

  /**
   * What stands in its place: `skeleton`, or why it can't be had.
   *
   * @param around where focus stays while it is asked for again, and afterwards; default: the heading
   */
  renderWaiting(skeleton: TemplateResult, level: 2 | 3 = 2, around?: string): TemplateResult {
    const { state } = this.#module
    if (state.status !== 'error') return skeleton
    const { words } = this.#host.visit
    const retry = (): void => retryLoading(this.#host, this.#module, () => this.#module.forget(), around)
    // A server that has been updated meanwhile has it at another address, which the page learns when it is loaded anew.
    return failure(this.#host.visit, state.error, retry, level, [words.reload, () => location.reload()])
  }

  #take(module: M): void {
    this.#made ??= this.#make(module)
    this.#host.requestUpdate()
  }

  async #import(): Promise<M> {
    const module = await this.#load()
    await this.#host.speech.learn(module.says)
    return module
  }
}
