import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { View } from '../screens.js'
import './calendars-screen.js'

/** Of one staff member, or of the first. */
export const view: View = (desk, item) =>
  html`${keyed(item, html`<calendars-screen .desk=${desk} .item=${item}></calendars-screen>`)}`
