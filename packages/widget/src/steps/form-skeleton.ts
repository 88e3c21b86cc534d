import { type TemplateResult, html } from 'lit/html.js'

/** A form that is on its way. */
export const formSkeleton = (loading: string): TemplateResult =>
  html`<section class="narrow-column" aria-busy="true">
    <p class="visually-hidden" tabindex="-1" data-waiting>${loading}</p>
    <div class="bone bone-heading"></div>
    ${Array.from({ length: 3 }, () => html`<div class="bone bone-field"></div>`)}
  </section>`
