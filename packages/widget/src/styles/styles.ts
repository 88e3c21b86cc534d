import { base } from './base.js'
import { buttons } from './buttons.js'
import { calendar } from './calendar.js'
import { choices } from './choices.js'
import { facts } from './facts.js'
import { forcedColours } from './forced-colours.js'
import { forms } from './forms.js'
import { layout } from './layout.js'
import { skeletons } from './skeletons.js'
import { tokens } from './tokens.js'

export const styles = [tokens, base, buttons, choices, forms, facts, skeletons, calendar, layout, forcedColours]
