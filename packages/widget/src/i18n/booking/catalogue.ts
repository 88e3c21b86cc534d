import type { Catalogue } from '../catalogue.js'
import type { Words } from '../message.js'
import { en } from './en.js'

export type BookingWords = Words<typeof en>

/** What is read from the chosen time to the booking. */
export const BOOKING: Catalogue<typeof en> = {
  en,
  others: {
    de: () => import('./de.js'),
    fr: () => import('./fr.js'),
    es: () => import('./es.js'),
    pt: () => import('./pt.js'),
    'pt-BR': () => import('./pt-br.js'),
    it: () => import('./it.js'),
    nl: () => import('./nl.js'),
    pl: () => import('./pl.js'),
    cs: () => import('./cs.js'),
    sv: () => import('./sv.js'),
    da: () => import('./da.js'),
    nb: () => import('./nb.js'),
    fi: () => import('./fi.js'),
    tr: () => import('./tr.js'),
    uk: () => import('./uk.js'),
    ro: () => import('./ro.js'),
    el: () => import('./el.js'),
    ja: () => import('./ja.js'),
    ko: () => import('./ko.js'),
    'zh-Hans': () => import('./zh-hans.js'),
    ar: () => import('./ar.js'),
    he: () => import('./he.js'),
  },
}
