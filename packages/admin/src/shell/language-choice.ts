import { type TemplateResult, html } from 'lit'
import { LANGUAGES, type Language, type Speech, keepLanguage } from '../i18n/language.js'

/** Each language by its own name, as whoever looks for it may not read this one. */
export function languageChoice({ language, words }: Speech, onChoice: (chosen: Language) => void): TemplateResult {
  const change = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value as Language
    keepLanguage(chosen)
    onChoice(chosen)
  }
  return html`<select class="languages" aria-label=${words.language.label} @change=${change}>
    ${(Object.keys(LANGUAGES) as Language[]).map(
      (tag) =>
        html`<option value=${tag} lang=${tag} ?selected=${tag === language}>${LANGUAGES[tag].language.own}</option>`,
    )}
  </select>`
}
