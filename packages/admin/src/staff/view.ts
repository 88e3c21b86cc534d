import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { View } from '../screens.js'
import './staff-editor.js'
import './staff-screen.js'

/** The list, or one of them. */
export const view: View = (desk, item) =>
  item === null
    ? html`<staff-screen .desk=${desk}></staff-screen>`
    : html`${keyed(item, html`<staff-editor .desk=${desk} .item=${item}></staff-editor>`)}`
