import type { Catalogue } from '../catalogue.js'
import type { Words } from '../message.js'
import { en } from './en.js'
import { fetchOther } from './others.js'

export type BookingWords = Words<typeof en>

/** What is read from the chosen time to the booking. */
export const BOOKING: Catalogue<typeof en> = { en, fetchOther }
