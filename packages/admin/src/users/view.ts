import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { View } from '../screens.js'
import './user-editor.js'
import './users-screen.js'

/** The list, or one of them. */
export const view: View = (desk, item) =>
  item === null
    ? html`<users-screen .desk=${desk}></users-screen>`
    : html`${keyed(item, html`<user-editor .desk=${desk} .item=${item}></user-editor>`)}`
