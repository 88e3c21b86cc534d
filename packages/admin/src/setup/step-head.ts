import { type TemplateResult, html, nothing } from 'lit'
import type { Words } from '../i18n/en.js'

/** What there is to do on a server on which nothing is set up. */
const ALL = 4

/** Where in the setup one is, and what this step is about. */
export const stepHead = ({
  words: { setup },
  now,
  all = ALL,
  title,
  lead,
}: {
  readonly words: Words
  readonly now: number
  readonly all?: number
  readonly title: string
  readonly lead?: string
}): TemplateResult => html`
  <p class="quiet">${setup.title}</p>
  <progress max=${all} value=${now} aria-label=${setup.step(now, all)}></progress>
  <p class="quiet">${setup.step(now, all)}</p>
  <h1 tabindex="-1">${title}</h1>
  ${lead === undefined ? nothing : html`<p>${lead}</p>`}
`
