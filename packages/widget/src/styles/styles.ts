import { base } from './base.js'
import { buttons } from './buttons.js'
import { calendar } from './calendar.js'
import { choices } from './choices.js'
import { deeds } from './deeds.js'
import { facts } from './facts.js'
import { forcedColours } from './forced-colours.js'
import { forms } from './forms.js'
import { layout } from './layout.js'
import { notices } from './notices.js'
import { skeletons } from './skeletons.js'
import { tokens } from './tokens.js'

/**
 * What stands on the way to a booking, its last step and its form, too: beside others, a style sheet weighs half of what
 * it does in a part of its own. What few visitors see comes with it.
 */
export const styles = [
  tokens,
  base,
  buttons,
  choices,
  notices,
  skeletons,
  calendar,
  layout,
  forcedColours,
  deeds,
  forms,
  facts,
]
