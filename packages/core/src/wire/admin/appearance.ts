import * as v from 'valibot'

/** How far what can be measured may go; `unit` is what follows the figure. */
export const APPEARANCE_RANGES = {
  radius: { min: 0, max: 32, unit: 'px' },
  padding: { min: 0, max: 48, unit: 'px' },
  density: { min: 0.6, max: 1.5, unit: '' },
  'font-size': { min: 14, max: 22, unit: 'px' },
} as const

const COLOUR = 'Use a colour such as #0d6557.'
const FONT = 'Use names of fonts separated by commas, such as Georgia, serif: letters, digits, spaces and hyphens.'

// These values end up in a style sheet: what can't be one of them and nothing else is refused.
const colour = v.pipe(v.string(COLOUR), v.toLowerCase(), v.regex(/^#[\da-f]{6}$/, COLOUR))

const fonts = v.pipe(v.string(FONT), v.maxLength(200, FONT), v.regex(/^[a-z][a-z\d -]*(?:, ?[a-z][a-z\d -]*)*$/i, FONT))

function measure(name: keyof typeof APPEARANCE_RANGES) {
  const { min, max, unit } = APPEARANCE_RANGES[name]
  const advice = `Use a value from ${min}${unit} to ${max}${unit}.`
  return v.pipe(
    v.string(advice),
    v.regex(unit === 'px' ? /^\d{1,2}(?:\.\d{1,2})?px$/ : /^\d(?:\.\d{1,2})?$/, advice),
    v.check((value) => Number.parseFloat(value) >= min && Number.parseFloat(value) <= max, advice),
  )
}

/** How the server's own booking pages look: custom properties of the widget, by their names. */
export const appearance = v.strictObject({
  theme: v.optional(v.picklist(['auto', 'light', 'dark'], 'Use auto, light or dark.'), 'auto'),
  tokens: v.strictObject({
    '--booking-accent': v.optional(colour),
    '--booking-on-accent': v.optional(colour),
    '--booking-text': v.optional(colour),
    '--booking-muted': v.optional(colour),
    '--booking-background': v.optional(colour),
    '--booking-surface': v.optional(colour),
    '--booking-line': v.optional(colour),
    '--booking-edge': v.optional(colour),
    '--booking-radius': v.optional(measure('radius')),
    '--booking-padding': v.optional(measure('padding')),
    '--booking-density': v.optional(measure('density')),
    '--booking-font': v.optional(fonts),
    '--booking-font-size': v.optional(measure('font-size')),
  }),
})

export type Appearance = v.InferOutput<typeof appearance>

/** The widget's own looks. */
export const USUAL_APPEARANCE: Appearance = { theme: 'auto', tokens: {} }
