import { type TemplateResult, html } from 'lit'
import { choice } from '../forms/fields.js'
import type { Values } from '../forms/form.js'
import type { Speech } from '../i18n/language.js'
import {
  COLOURS,
  type ColourName,
  FONTS,
  MEASURES,
  type MeasureName,
  THEMES,
  type Verdict,
  verdictsOn,
} from './look.js'
import { customProperties } from './custom-properties.js'

export interface LookFormOptions {
  readonly look: Values
  /** What the fields begin with. */
  readonly shown: Values
  readonly speech: Speech
  /** What else can be done with what is chosen. */
  readonly deeds: unknown
  readonly onReset: () => void
}

/** What can be chosen of the widget's looks, and whether it can be read then. */
export function lookForm({ look, shown, speech, deeds, onReset }: LookFormOptions): TemplateResult {
  const { site } = speech.words
  return html`<div class="look">
    ${(Object.keys(COLOURS) as ColourName[]).map((name) => colour(name, look, shown, site.tokens[name]))}
    ${(Object.keys(MEASURES) as MeasureName[]).map((name) => measure(name, look, shown, site.tokens[name]))}
    ${choice({
      name: 'font',
      label: site.font,
      faults: {},
      value: shown['font'] ?? '',
      choices: [...new Set([...FONTS, shown['font'] ?? ''])].map((font, index) => [font, site.fonts[index] ?? font]),
    })}
    ${choice({
      name: 'theme',
      label: site.theme,
      faults: {},
      value: shown['theme'] ?? 'auto',
      choices: THEMES.map((theme) => [theme, site.themes[theme]]),
    })}
    <h3>${site.contrast}</h3>
    <ul class="verdicts">
      ${verdictsOn(look).map((verdict) => judgement(verdict, speech))}
    </ul>
    <div class="actions start">
      ${deeds}
      <button type="button" class="secondary" @click=${onReset}>${site.reset}</button>
    </div>
  </div>`
}

const colour = (name: ColourName, look: Values, shown: Values, label: string): TemplateResult =>
  html`<div class="look-line">
    <label for=${name}>${label}</label>
    <output for=${name}>${look[name]}</output>
    <input class="swatch" type="color" id=${name} name=${name} .defaultValue=${shown[name] ?? ''} />
  </div>`

function measure(name: MeasureName, look: Values, shown: Values, label: string): TemplateResult {
  const { min, max, step, unit } = MEASURES[name]
  return html`<div class="look-line">
    <label for=${name}>${label}</label>
    <output for=${name}>${look[name]}${unit === '' ? '×' : ` ${unit}`}</output>
    <input type="range" id=${name} name=${name} min=${min} max=${max} step=${step} .defaultValue=${shown[name] ?? ''} />
  </div>`
}

function judgement({ on, pair, front, back, ratio, least }: Verdict, { words, locale }: Speech): TemplateResult {
  const { site } = words
  const isEnough = ratio >= least
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ratio)
  return html`<li>
    <span
      class="sample"
      aria-hidden="true"
      ${customProperties([
        ['--front', front],
        ['--back', back],
      ])}
    ></span>
    <span>${site.pairs[pair]} <span class="quiet">${site.on[on]}</span></span>
    <span class="figure">${figure} : 1</span>
    <span class=${isEnough ? 'mark' : 'mark failed'}>${isEnough ? site.enough : site.tooLittle[pair]}</span>
  </li>`
}
