import { APPEARANCE_RANGES, type Appearance } from '@openslot/core/wire'
import type { Values } from '../forms/form.js'
import { contrast } from './contrast.js'

/** The widget's own colours, where nobody has chosen others: on light and on dark. */
export const COLOURS = {
  accent: { light: '#0d6557', dark: '#68cdb6' },
  background: { light: '#ffffff', dark: '#141a19' },
  surface: { light: '#ffffff', dark: '#1b2322' },
  text: { light: '#17211f', dark: '#e9efed' },
  line: { light: '#dde3e1', dark: '#2c3735' },
} as const

export const MEASURES = {
  radius: { ...APPEARANCE_RANGES.radius, step: 1, usual: 16 },
  density: { ...APPEARANCE_RANGES.density, step: 0.05, usual: 1 },
  'font-size': { ...APPEARANCE_RANGES['font-size'], step: 1, usual: 16 },
} as const

export const FONTS = ['', 'Georgia, serif', 'Verdana, sans-serif', 'ui-rounded, system-ui, sans-serif'] as const

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export type ColourName = keyof typeof COLOURS
export type MeasureName = keyof typeof MEASURES

/** As the fields begin. */
export const USUAL_LOOK: Values = {
  ...Object.fromEntries(Object.entries(COLOURS).map(([name, { light }]) => [name, light])),
  ...Object.fromEntries(Object.entries(MEASURES).map(([name, { usual }]) => [name, String(usual)])),
  font: '',
  theme: 'auto',
}

type Tokens = Appearance['tokens']

/** What is chosen in the fields, beside what was chosen elsewhere and has no field here. */
export function appearanceOf(look: Values, elsewhere: Tokens): Appearance {
  const units: Readonly<Record<string, { readonly unit: string }>> = MEASURES
  const chosen = Object.keys(USUAL_LOOK)
    .filter((name) => name !== 'theme' && look[name] !== undefined && look[name] !== USUAL_LOOK[name])
    .map((name) => [`--booking-${name}`, `${look[name]}${units[name]?.unit ?? ''}`])
  return { theme: (look['theme'] ?? 'auto') as Theme, tokens: { ...elsewhere, ...Object.fromEntries(chosen) } }
}

/** The same as the fields have it. */
export function lookOf({ theme, tokens }: Appearance): Values {
  const chosen = entriesOf(tokens)
    .map(([token, value]) => [nameOf(token), value] as const)
    .filter(([name]) => name in USUAL_LOOK)
    .map(([name, value]) => [name, name in MEASURES ? String(Number.parseFloat(value)) : value])
  return { ...USUAL_LOOK, ...Object.fromEntries(chosen), theme }
}

/** What of it has no field here: what a program has set, say. */
export const withoutField = (tokens: Tokens): Tokens =>
  Object.fromEntries(entriesOf(tokens).filter(([token]) => !(nameOf(token) in USUAL_LOOK)))

export const entriesOf = (tokens: Tokens): readonly (readonly [token: string, value: string])[] =>
  Object.entries(tokens).filter((one): one is [string, string] => one[1] !== undefined)

const nameOf = (token: string): string => token.replace('--booking-', '')

export interface Verdict {
  readonly on: 'light' | 'dark'
  readonly pair: 'textOnBackground' | 'textOnSurface' | 'accentOnBackground'
  readonly front: string
  readonly back: string
  readonly ratio: number
  /** What it must be at least to be read, or, of a button, to be seen. */
  readonly least: number
}

/**
 * How well what was chosen can be read. A chosen colour holds on light and on dark; one that wasn't is the widget's own on
 * each. (Text on the accent is black or white, whichever is better; on dark, the accent is lifted.)
 */
export function verdictsOn(look: Values): readonly Verdict[] {
  const theme = (look['theme'] ?? 'auto') as Theme
  return (['light', 'dark'] as const)
    .filter((on) => theme === 'auto' || theme === on)
    .flatMap((on) => {
      const colour = (name: ColourName): string => {
        const chosen = look[name]
        return chosen === undefined || chosen === USUAL_LOOK[name] ? COLOURS[name][on] : chosen
      }
      const judged = (pair: Verdict['pair'], front: string, back: string, least: number): Verdict => ({
        on,
        pair,
        front,
        back,
        ratio: contrast(front, back),
        least,
      })
      return [
        judged('textOnBackground', colour('text'), colour('background'), 4.5),
        judged('textOnSurface', colour('text'), colour('surface'), 4.5),
        ...(on === 'light' ? [judged('accentOnBackground', colour('accent'), colour('background'), 3)] : []),
      ]
    })
}
