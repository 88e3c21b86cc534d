import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { View } from '../screens.js'
import './service-editor.js'
import './services-screen.js'

/** The list, or one of them. */
export const view: View = (desk, item) =>
  item === null
    ? html`<services-screen .desk=${desk}></services-screen>`
    : html`${keyed(item, html`<service-editor .desk=${desk} .item=${item}></service-editor>`)}`
