import type { Catalogue } from '../catalogue.js'
import type { Words } from '../message.js'
import { en } from './en.js'
import { fetchOther } from './others.js'

export type ManagingWords = Words<typeof en>

/** What is read when a booking is looked at, moved or cancelled. */
export const MANAGING: Catalogue<typeof en> = { en, fetchOther }
