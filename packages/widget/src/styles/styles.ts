import { base } from './base.js'
import { buttons } from './buttons.js'
import { calendar } from './calendar.js'
import { choices } from './choices.js'
import { forcedColours } from './forced-colours.js'
import { layout } from './layout.js'
import { notices } from './notices.js'
import { skeletons } from './skeletons.js'
import { tokens } from './tokens.js'

/** What stands on the way to a time. Later steps bring their own. */
export const styles = [tokens, base, buttons, choices, notices, skeletons, calendar, layout, forcedColours]
