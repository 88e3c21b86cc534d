import { html } from 'lit'
import type { View } from '../screens.js'
import './customers-screen.js'

export const view: View = (desk) => html`<customers-screen .desk=${desk}></customers-screen>`
