/** The language to speak: the attribute, else the closest `lang` around the element, else the browser's. */
export function localeFor(element: Element, attribute: string | undefined): string {
  return known(attribute) ?? known(closestLang(element)) ?? known(globalThis.navigator?.language) ?? 'en'
}

function known(tag: string | undefined): string | undefined {
  if (!tag) return undefined
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0]
  } catch {
    // Not a language tag at all; the next candidate decides.
    return undefined
  }
}

function closestLang(element: Element): string | undefined {
  for (let node: Element | null = element; node;) {
    const found: Element | null = node.closest('[lang]')
    if (found) return found.getAttribute('lang') ?? undefined
    const root: Node = node.getRootNode()
    node = root instanceof ShadowRoot ? root.host : null
  }
  return undefined
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
