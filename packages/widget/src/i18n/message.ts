// Texts as translators write them, and as the steps say them: what stands in braces is filled in, numbers and plurals
// follow the language.

/** A text for each plural category that the language has; `other` stands for those it doesn't name. */
export type Plural = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string }

export type Text = string | Plural

export interface Texts {
  readonly [key: string]: Text | Texts
}

/** The shape that a translation of `T` has to fill in. A text that counts may be one for all numbers. */
export type Translated<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : T[Key] extends Plural ? Text : Translated<T[Key]>
}

/** Some of them. */
export type Some<T> = {
  readonly [Key in keyof T]?: T[Key] extends Text ? T[Key] : Some<T[Key]>
}

/** The names in a text's braces. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type Say<Name extends string> = [Name] extends [never]
  ? string
  : (values: { readonly [Key in Name]: Key extends 'count' ? number : string | number }) => string

/** The same texts, ready to be said: those with braces take what is to stand there. */
export type Words<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? Say<Names<T[Key]>>
    : T[Key] extends Plural
      ? Say<Names<T[Key][keyof T[Key] & Intl.LDMLPluralRule] & string> | 'count'>
      : Words<T[Key]>
}

/** How a language counts, and which way it runs. */
export interface Voice {
  readonly plural: Intl.PluralRules
  readonly number: Intl.NumberFormat
  readonly isRightToLeft: boolean
}

export const voiceOf = (locale: string, isRightToLeft: boolean): Voice => ({
  plural: new Intl.PluralRules(locale),
  number: new Intl.NumberFormat(locale),
  isRightToLeft,
})

/**
 * Makes a catalogue's words: the texts of a language, with the page's own in place of some. A bundle has the texts of
 * the other languages as a list, in the order of the English ones: the keys would weigh as much as the words.
 */
export function wordsOf<T extends Texts>(
  english: T,
  texts: Texts | readonly Text[],
  own: Group,
  voice: Voice,
): Words<T> {
  const list = Array.isArray(texts) ? (texts as readonly Text[]).values() : undefined
  const group = (model: Texts, said: Group, mine: Group): object =>
    Object.fromEntries(
      Object.entries(model).map(([key, sample]) => {
        const [theirs, ours] = [said?.[key], mine?.[key]]
        if (!isText(sample)) return [key, group(sample, theirs as Group, ours as Group)]
        const text = list ? list.next().value : theirs
        return [key, say(sample, [ours, text].find(isText) ?? sample, voice)]
      }),
    )
  return group(english, texts as Texts, own) as Words<T>
}

/** A page's own texts may be anything: what is none gives way to ours. */
type Group = Texts | null | undefined

const isText = (value: Text | Group): value is Text => typeof value === 'string' || typeof value?.['other'] === 'string'

/** What English fills in decides whether it is a function, whatever a translation leaves out. */
function say(english: Text, text: Text, voice: Voice): string | ((values: Values) => string) {
  return typeof english === 'string' && !english.includes('{')
    ? forAny(text)
    : (values) => fill(typeof text === 'string' ? text : forCount(text, values['count'], voice), values, voice)
}

type Values = Readonly<Record<string, string | number>>

const forAny = (text: Text): string => (typeof text === 'string' ? text : text.other)

const forCount = (plural: Plural, count: string | number | undefined, voice: Voice): string =>
  plural[voice.plural.select(Number(count))] ?? plural.other

function fill(text: string, values: Values, { number, isRightToLeft }: Voice): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    if (typeof value === 'number') return number.format(value)
    // A name or a time in Latin letters mustn't turn around what stands beside it. What is put together of such parts is
    // ours, and runs as the language does: a browser that looks for its first letter doesn't look into them.
    return isRightToLeft ? `${value.includes('\u2069') ? '\u2067' : '\u2068'}${value}\u2069` : value
  })
}
