/** Editors and formatters know style sheets by this tag; the build takes it away. */
export const css = (texts: TemplateStringsArray, ...parts: readonly string[]): string =>
  String.raw({ raw: texts }, ...parts)

/** Puts styles on a shadow root, by a sheet of its document: it may wear no other's. */
export function dress(root: ShadowRoot, styles: readonly string[]): void {
  const worn: CSSStyleSheet[] | undefined = root.adoptedStyleSheets
  const view = root.ownerDocument.defaultView
  // The DOMs for tests in Node know of none to put on, and a document that isn't shown has nobody to make one.
  if (!worn || !view) return
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(styles.join(''))
  worn.push(sheet)
}
