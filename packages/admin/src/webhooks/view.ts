import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { View } from '../screens.js'
import './webhook-editor.js'
import './webhooks-screen.js'

/** The list, or one of them. */
export const view: View = (desk, item) =>
  item === null
    ? html`<webhooks-screen .desk=${desk}></webhooks-screen>`
    : html`${keyed(item, html`<webhook-editor .desk=${desk} .item=${item}></webhook-editor>`)}`
