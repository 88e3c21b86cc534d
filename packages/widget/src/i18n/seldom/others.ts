import type { Catalogue, Other } from '../catalogue.js'
import type { en } from './en.js'

// In the script-tag bundle, one address with the language's tag in it stands for all of these (build/pack-words.ts).

const OTHERS: { readonly [Language in Other]: () => ReturnType<Catalogue<typeof en>['fetchOther']> } = {
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
}

/** Fetches the texts of another language than English. */
export const fetchOther: Catalogue<typeof en>['fetchOther'] = (language) => OTHERS[language]()
