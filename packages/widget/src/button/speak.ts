import type { Language } from '../i18n/catalogue.js'

/** What an element says: the page's words, which are in the page's language, else ours, which have to say theirs. */
export function speak(element: HTMLElement, own: string | null, ours: string, language: Language): string {
  if (own) element.removeAttribute('lang')
  else element.lang = language
  return own || ours
}
