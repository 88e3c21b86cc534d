type Element = CustomElementConstructor & { readonly version: string }

/** Registers an element once: the same again goes without a word, another version is told of. */
export function register(tag: string, element: Element): void {
  // There is none where a page is only rendered.
  const registry: CustomElementRegistry | undefined = globalThis.customElements
  const known: (CustomElementConstructor & { readonly version?: string }) | undefined = registry?.get(tag)
  if (!known) registry?.define(tag, element)
  else if (known.version !== element.version) {
    console.warn(`Load one <${tag}> only: ${known.version} or ${element.version}.`)
  }
}
