import { type Language, languageOf } from './catalogue.js'

/** The language to speak: the attribute, else the closest `lang` around the element, else the browser's. */
export function localeFor(element: Element, attribute: string | null | undefined): string {
  const { languages } = navigator
  const page = known(closestLang(element))
  return known(attribute) ?? (page && withVisitorsRegion(page, languages)) ?? spokenBy(languages) ?? 'en'
}

/**
 * A page that says just `en` leaves open whose English: then the visitor's own region decides, and with it the clock
 * and the first day of the week. Without it, `en` would mean the American habit everywhere.
 */
export function withVisitorsRegion(tag: string, languages: readonly string[]): string {
  const { language, region } = new Intl.Locale(tag)
  if (region) return tag
  // Who reads another script than the page's is better served by the page's own than by English.
  const isLike = (own: string): boolean =>
    new Intl.Locale(own).language === language && !languageOf(own) === !languageOf(tag)
  return languages.find((own) => known(own) && isLike(own)) ?? tag
}

/**
 * The locale for dates and times beside words of `language`. Where the visitor's language has no words, they read
 * English ones, and "Book Dienstag at 16:45" would be neither: so the days are English too, in the habits of their
 * region.
 */
export function localeBesideWords(tag: string, language: Language): string {
  // By itself, `pt` means Brazil's habits to `Intl`.
  if (languageOf(tag) === language) return tag === 'pt' ? 'pt-PT' : tag
  const { region } = new Intl.Locale(tag).maximize()
  if (!region) return 'en'
  const theirs = `en-${region}`
  // Engines know the English of some regions only, and would give the others the American day and clock.
  const isKnown = new Intl.DateTimeFormat(theirs).resolvedOptions().locale === theirs
  return isKnown ? theirs : `en-GB-u-hc-${hourCycleOf(tag)}`
}

/** The first language of the visitor's that we speak; else their first. */
function spokenBy(languages: readonly string[]): string | undefined {
  const tags = languages.flatMap((tag) => known(tag) ?? [])
  return tags.find((tag) => languageOf(tag)) ?? tags[0]
}

const hourCycleOf = (tag: string): string =>
  new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hourCycle ?? 'h23'

function known(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0]
  } catch {
    // Not a language tag at all; the next candidate decides.
    return undefined
  }
}

function closestLang(element: Element): string | null | undefined {
  const host = hostAround(element)
  return element.closest('[lang]')?.getAttribute('lang') ?? (host && closestLang(host))
}

/** Whose shadow root an element stands in. By the kind of the root: its class is another one in another window. */
export function hostAround(element: Element): Element | undefined {
  const root = element.getRootNode()
  return root.nodeType === 11 ? (root as Partial<ShadowRoot>).host : undefined
}

interface WeekInfo {
  readonly firstDay: number
}

/** The ISO weekday that starts the week (1 = Monday … 7 = Sunday). */
export function weekStartOf(locale: string): number {
  // Some engines have it as a method, some as a property, and Firefox came last of all.
  const info: Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(locale)
  return (info.getWeekInfo?.() ?? info.weekInfo)?.firstDay ?? 1
}
