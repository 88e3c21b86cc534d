/** A name in braces: `{name}`. */
const PLACEHOLDER = /\{(\w+)\}/g

/** Puts values into the braces of a text. What a value itself has in braces stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(PLACEHOLDER, (whole, name: string) => values[name] ?? whole)

/** The names in a text's braces. */
export const placeholdersOf = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')
