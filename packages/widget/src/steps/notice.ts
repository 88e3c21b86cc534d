import { type TemplateResult, html, nothing } from 'lit/html.js'

/** What happened, and what to do about it. */
export interface Explanation {
  readonly title: string
  readonly advice: string
}

export type Action = readonly [label: string, act: () => void]

/** What is said in place of what couldn't be shown, with a button, and perhaps another way on. */
export function notice({
  said: { title, advice },
  action: [label, act],
  level,
  otherwise,
}: {
  readonly said: Explanation
  readonly action: Action
  readonly level: 2 | 3
  readonly otherwise?: Action | undefined
}): TemplateResult {
  return html`<div class="notice" part="error" role="alert">
    ${
      level === 2
        ? html`<h2 class="heading" part="heading" tabindex="-1" data-heading>${title}</h2>`
        : html`<h3 class="notice-title" tabindex="-1" data-notice>${title}</h3>`
    }
    ${advice ? html`<p>${advice}</p>` : nothing}
    <button type="button" class="secondary" part="button" @click=${act}>${label}</button>
    ${
      otherwise
        ? html`<button type="button" class="link" part="link" @click=${otherwise[1]}>${otherwise[0]}</button>`
        : nothing
    }
  </div>`
}

/** The same on its way. */
export const noticeSkeleton = (loading: string): TemplateResult =>
  html`<div class="notice" aria-busy="true">
    <p class="visually-hidden" tabindex="-1" data-waiting>${loading}</p>
    <div class="bone bone-title"></div>
    <div class="bone bone-line"></div>
  </div>`
