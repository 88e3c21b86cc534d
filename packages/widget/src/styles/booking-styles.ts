import { deeds } from './deeds.js'
import { facts } from './facts.js'
import { forms } from './forms.js'

/** What stands on the way from a time to its booking, and when one is managed. */
export const bookingStyles = [deeds, forms, facts]
