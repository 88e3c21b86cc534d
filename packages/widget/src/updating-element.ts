import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit'
import { render } from 'lit/html.js'
import { dress } from './styles/sheets.js'

/** A property whose change draws the element anew. */
export interface Property {
  /** The attribute that sets it; `false` if none does. Default: its name in lower case. */
  readonly attribute?: string | false
  /** `Boolean`: true where the attribute is there, whatever it says. Others are texts. */
  readonly type?: BooleanConstructor
  /**
   * The attribute follows the property, a text, for style sheets. This is the text that needs none: what a server has
   * rendered stays as it is.
   */
  readonly reflect?: string
}

export type Properties = Readonly<Record<string, Property>>

/** There are no elements where a page is only rendered. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement)

/**
 * An element that draws a Lit template, once for all that changes in a turn, and takes Lit's controllers. What else a
 * `LitElement` can do would be two kilobytes more in the file that every visitor waits for.
 */
export abstract class UpdatingElement extends Base implements ReactiveControllerHost {
  static readonly properties: Properties = {}
  static readonly styles: readonly string[] = []

  /** Resolves when what has changed is on screen; to `false` if that has changed something again. */
  updateComplete: Promise<boolean>
  readonly #root: ShadowRoot
  readonly #styles: string[] = []
  readonly #properties: Properties
  readonly #controllers = new Set<ReactiveController>()
  readonly #values: Record<string, unknown> = {}
  /** What the page has set before the element was defined: it goes over defaults and attributes. */
  #early: Record<string, unknown> = {}
  /** The first update waits for this. */
  readonly #arrival: Promise<void>
  /** `undefined` once it has been on a page. */
  #arrive: (() => void) | undefined
  #isPending = true

  constructor() {
    super()
    const { properties, styles } = this.constructor as typeof UpdatingElement
    this.#properties = properties
    for (const name of Object.keys(properties)) {
      if (!Object.hasOwn(this, name)) continue
      this.#early[name] = Reflect.get(this, name)
      Reflect.deleteProperty(this, name)
    }
    this.#root = this.attachShadow({ mode: 'open' })
    this.wear(styles)
    this.#arrival = new Promise((resolve) => (this.#arrive = resolve))
    this.updateComplete = this.#update()
  }

  /** Makes an element's properties draw it anew. @returns the attributes that set them */
  protected static observe(properties: Properties): string[] {
    return Object.entries(properties).flatMap(([name, property]) => {
      Object.defineProperty(this.prototype, name, {
        get(this: UpdatingElement) {
          return this.#values[name]
        },
        set(this: UpdatingElement, value: unknown) {
          if (Object.is(value, this.#values[name])) return
          this.#values[name] = value
          this.requestUpdate()
        },
      })
      return attributeOf(name, property) || []
    })
  }

  connectedCallback(): void {
    this.#arrive?.()
    this.#arrive = undefined
    for (const controller of this.#controllers) controller.hostConnected?.()
  }

  disconnectedCallback(): void {
    // One that is moved in the page is there again by then, and goes on.
    queueMicrotask(() => {
      if (this.isConnected) return
      for (const controller of this.#controllers) controller.hostDisconnected?.()
    })
  }

  /** In another document, it has lost what it wore. */
  adoptedCallback(): void {
    dress(this.#root, this.#styles)
  }

  attributeChangedCallback(attribute: string, _: string | null, value: string | null): void {
    for (const [name, property] of Object.entries(this.#properties)) {
      if (attributeOf(name, property) !== attribute) continue
      Reflect.set(this, name, property.type ? value !== null : value)
    }
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller)
    // While an element on the page is being defined, it is connected before its own callback says so.
    if (this.isConnected && !this.#arrive) controller.hostConnected?.()
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller)
  }

  requestUpdate(): void {
    if (this.#isPending) return
    this.#isPending = true
    this.updateComplete = this.#update()
  }

  /**
   * Puts on style sheets.
   *
   * @internal
   */
  wear(styles: readonly string[]): void {
    this.#styles.push(...styles)
    dress(this.#root, styles)
  }

  /** What is to be done before it is drawn. What it changes is drawn with the rest. */
  protected abstract willUpdate(): void

  protected abstract render(): TemplateResult

  async #update(): Promise<boolean> {
    await this.#arrival
    let template: TemplateResult
    try {
      Object.assign(this, this.#early)
      this.#early = {}
      this.willUpdate()
      for (const controller of this.#controllers) controller.hostUpdate?.()
      template = this.render()
    } finally {
      // What changes from here on is for the next time.
      this.#isPending = false
    }
    this.#reflect()
    render(template, this.#root)
    for (const controller of this.#controllers) controller.hostUpdated?.()
    return !this.#isPending
  }

  #reflect(): void {
    for (const [name, property] of Object.entries(this.#properties)) {
      const { reflect } = property
      const attribute = reflect && attributeOf(name, property)
      const value = this.#values[name]
      if (!attribute || value === (this.getAttribute(attribute) ?? reflect)) continue
      if (typeof value === 'string') this.setAttribute(attribute, value)
      else this.removeAttribute(attribute)
    }
  }
}

const attributeOf = (name: string, { attribute = name.toLowerCase() }: Property): string | false => attribute
