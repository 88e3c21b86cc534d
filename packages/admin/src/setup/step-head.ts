import { type TemplateResult, html, nothing } from 'lit'
import type { Words } from '../i18n/en.js'

const STEPS = 4

/** Where in the setup one is, and what this step is about. */
export const stepHead = ({
  words: { setup },
  now,
  title,
  lead,
}: {
  readonly words: Words
  readonly now: number
  readonly title: string
  readonly lead?: string
}): TemplateResult => html`
  <p class="quiet">${setup.title}</p>
  <progress max=${STEPS} value=${now} aria-label=${setup.step(now, STEPS)}></progress>
  <p class="quiet">${setup.step(now, STEPS)}</p>
  <h1 tabindex="-1">${title}</h1>
  ${lead === undefined ? nothing : html`<p>${lead}</p>`}
`
