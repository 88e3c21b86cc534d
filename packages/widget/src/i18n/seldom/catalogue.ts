import type { Catalogue } from '../catalogue.js'
import type { Words } from '../message.js'
import { en } from './en.js'
import { fetchOther } from './others.js'

export type SeldomWords = Words<typeof en>

/** What few visitors read: troubles, what some services ask for, the list of time zones. */
export const SELDOM: Catalogue<typeof en> = { en, fetchOther }
