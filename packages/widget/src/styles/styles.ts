import { base } from './base.js'
import { calendar } from './calendar.js'
import { controls } from './controls.js'
import { layout } from './layout.js'
import { tokens } from './tokens.js'

export const styles = [tokens, base, controls, calendar, layout]
