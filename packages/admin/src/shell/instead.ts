import { type TemplateResult, html } from 'lit'
import type { Words } from '../i18n/en.js'
import { BASE } from '../routes.js'
import type { ScreenName } from '../screens.js'

/** Where an address leads to nothing, or to nothing that is for whoever is here. */
export const nothingHere = ({ missing }: Words): TemplateResult =>
  html`<section>
    <h1 tabindex="-1">${missing.title}</h1>
    <p>${missing.lead}</p>
    <p><a class="link" href=${BASE}>${missing.home}</a></p>
  </section>`

/** While the code of a screen is on its way; a server that was upgraded meanwhile has it no longer. */
export const onItsWay = (screen: ScreenName, isLost: boolean, words: Words): TemplateResult =>
  html`<h1 tabindex="-1">${words[screen].title}</h1>
    ${
      isLost
        ? html`<div class="trouble" role="alert">
            <p>${words.lost.lead}</p>
            <button type="button" class="secondary" @click=${() => location.reload()}>${words.lost.reload}</button>
          </div>`
        : html`<p class="quiet" role="status">${words.common.loading}</p>`
    }`
