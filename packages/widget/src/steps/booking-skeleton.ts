import { type TemplateResult, html } from 'lit/html.js'

/** A booking that is on its way. */
export const bookingSkeleton = (loading: string): TemplateResult =>
  html`<section class="narrow-column" aria-busy="true">
    <p class="visually-hidden" tabindex="-1" data-waiting>${loading}</p>
    <div class="bone bone-heading"></div>
    <div class="bone bone-facts"></div>
    <div class="bone bone-time"></div>
  </section>`
