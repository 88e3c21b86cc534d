/** Editors and formatters know style sheets by this tag; the build takes it away. */
export const css = (texts: TemplateStringsArray, ...parts: readonly string[]): string =>
  String.raw({ raw: texts }, ...parts)

const sheets = new Map<string, CSSStyleSheet>()

/** One sheet for each text, which all elements on a page share. */
export function sheetOf(text: string): CSSStyleSheet {
  let sheet = sheets.get(text)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    sheets.set(text, sheet)
  }
  return sheet
}
