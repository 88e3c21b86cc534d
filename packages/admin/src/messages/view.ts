import { html } from 'lit'
import type { View } from '../screens.js'
import './messages-screen.js'

export const view: View = (desk) => html`<messages-screen .desk=${desk}></messages-screen>`
