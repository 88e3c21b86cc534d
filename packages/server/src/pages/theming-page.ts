import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Html, renderPage } from './page.js'

/** `/theming`: where an owner tries the widget's tokens on a demonstration, and takes the result along. */
export const themingPage = (): Hono =>
  new Hono().get('/theming', (c) =>
    renderPage(c, {
      title: 'Theming – OpenSlot',
      scripts: ['/widget.js', '/assets/theming.js'],
      body: html`<main class="theming">
        <h1>Make the widget yours</h1>
        <p>Change what you like, then copy the lines into your page’s styles. What you don’t touch stays as it is.</p>
        <div class="theming-columns">
          <form id="tokens">
            ${colour('--booking-accent', 'Accent', '#0d6557')}
            ${colour('--booking-on-accent', 'Text on the accent', '#ffffff')}
            ${colour('--booking-background', 'Background', '#ffffff')}
            ${colour('--booking-surface', 'Fields and times', '#ffffff')} ${colour('--booking-text', 'Text', '#17211f')}
            ${colour('--booking-muted', 'Quiet text', '#586662')} ${colour('--booking-line', 'Lines', '#dde3e1')}
            ${colour('--booking-edge', 'Edges of fields', '#87938f')}
            ${range('--booking-radius', 'Corners', { min: 0, max: 32, step: 1, value: 16, unit: 'px' })}
            ${range('--booking-padding', 'Around it', { min: 0, max: 48, step: 1, value: 20, unit: 'px' })}
            ${range('--booking-density', 'Space', { min: 0.6, max: 1.5, step: 0.05, value: 1, unit: '' })}
            ${range('--booking-font-size', 'Text size', { min: 14, max: 22, step: 1, value: 16, unit: 'px' })}
            <label
              >Font
              <select data-token="--booking-font">
                <option value="">The page’s</option>
                <option value="Georgia, serif">Georgia</option>
                <option value="Verdana, sans-serif">Verdana</option>
                <option value="ui-rounded, system-ui, sans-serif">Rounded</option>
              </select>
            </label>
            <label
              >Theme
              <select id="theme">
                <option>auto</option>
                <option>light</option>
                <option>dark</option>
              </select>
            </label>
            <button type="reset">Start again</button>
          </form>
          <booking-widget demo no-draft></booking-widget>
        </div>
        <h2 id="result">Copy this</h2>
        <textarea id="css" readonly rows="8" aria-labelledby="result" spellcheck="false"></textarea>
        <p><button type="button" id="copy">Copy</button> <span id="copied" role="status"></span></p>
      </main>`,
    }),
  )

const colour = (token: string, label: string, value: string): Html =>
  html`<label>${label} <input type="color" data-token="${token}" value="${value}" /></label>`

interface Range {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  readonly unit: string
}

const range = (token: string, label: string, { min, max, step, value, unit }: Range): Html =>
  html`<label
    >${label}
    <input
      type="range"
      data-token="${token}"
      data-unit="${unit}"
      min="${min}"
      max="${max}"
      step="${step}"
      value="${value}"
  /></label>`
