import type { Catalogue } from '../catalogue.js'
import type { Words } from '../message.js'
import { en } from './en.js'
import { fetchOther } from './others.js'

export type ChoosingWords = Words<typeof en>

/** What is read on the way to a time. */
export const CHOOSING: Catalogue<typeof en> = { en, fetchOther }
