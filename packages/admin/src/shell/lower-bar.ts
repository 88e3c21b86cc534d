/**
 * What lies over the page at the window's lower edge: the style sheet learns how high it is, as `--NAME-height`, so that
 * what the keyboard reaches is scrolled clear of it. How many lines a button or a notice takes, nobody knows before.
 */
class LowerBar extends HTMLElement {
  readonly #size = new ResizeObserver(() => this.#tell(this.offsetHeight))

  connectedCallback(): void {
    this.#size.observe(this)
  }

  disconnectedCallback(): void {
    this.#size.disconnect()
    this.#tell(0)
  }

  #tell(height: number): void {
    document.documentElement.style.setProperty(`--${this.getAttribute('name')}-height`, `${height}px`)
  }
}

customElements.define('lower-bar', LowerBar)
