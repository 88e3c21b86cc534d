import type { ReactiveController } from 'lit'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { DeskHost } from '../controllers/desk-host.js'
import { Part } from '../controllers/part.js'
import { formatsFor } from '../i18n/formats.js'
import type { Visit } from '../visit.js'
import type * as pickerModule from './zone-picker.js'
import type { ZonePicker } from './zone-picker.js'
import { isElsewhere } from './shop-zone.js'
import { offsetName } from './zone-name.js'

/** "Times in Berlin (GMT+1)", and a button that opens the list of all zones. */
export class ZoneLine implements ReactiveController {
  readonly #host: DeskHost
  /** Most visitors never open the list. */
  readonly #picker: Part<ZonePicker, typeof pickerModule>
  /** The button was pressed, and the list isn't here yet. */
  #isAwaited = false
  /** The instant (epoch ms) whose offsets are shown. */
  #at = 0
  /** Shows times in another zone. */
  readonly choose: (timeZone: string) => void

  constructor(host: DeskHost, choose: (timeZone: string) => void) {
    this.#host = host
    this.choose = choose
    this.#picker = new Part(
      host,
      () => import('./zone-picker.js'),
      (module) => new module.ZonePicker(host, choose),
    )
    host.addController(this)
  }

  /**
   * @param shown the first and last instant (epoch ms) on screen: clocks change, and the offset is theirs
   * @param there where it takes place, if that is known
   */
  render(shown: readonly [first: number, last: number], there: string | undefined): TemplateResult {
    const { visit } = this.#host
    const { words, formats, timeZone } = visit
    const picker = this.#picker.made
    this.#at = shown[0]
    const [before, after] = shown.map((instant) => offsetName(instant, timeZone)) as [string, string]
    const offset = before === after ? before : words.zone.offsets({ before, after })
    const fetchAhead = (): void => this.#picker.fetchAhead()
    return html`${there !== undefined && isElsewhere(shown[0], there, visit) ? elsewhere(visit, there, shown[0]) : nothing}
      <div class="zone" part="zone">
        <span>${words.zone.line({ zone: formats.zoneName, offset })}</span>
        <button
          type="button"
          class="link zone-change"
          part="link"
          aria-label=${words.zone.changeLabel}
          aria-haspopup="dialog"
          aria-expanded=${picker?.isOpen ? 'true' : 'false'}
          @pointerenter=${fetchAhead}
          @focus=${fetchAhead}
          @click=${() => this.#toggle()}
        >
          ${words.change}
        </button>
        ${this.#isAwaited ? this.#picker.renderWaiting(html``, 3) : (picker?.render() ?? nothing)}
      </div>`
  }

  hostUpdate(): void {
    if (!this.#isAwaited) return
    const picker = this.#picker.want()
    if (!picker) return
    this.#isAwaited = false
    picker.open(this.#at)
  }

  #toggle(): void {
    const picker = this.#picker.made
    if (picker?.isOpen) picker.close(true)
    else {
      this.#picker.forgetFailure()
      this.#isAwaited = true
    }
    this.#host.requestUpdate()
  }
}

/** Whoever is far away mustn't take these times for those of the shop. */
function elsewhere({ words, formats }: Visit, there: string, instant: number): TemplateResult {
  const zone = formatsFor(formats.locale, there).zoneName
  return html`<p class="elsewhere" part="elsewhere">
    ${words.zone.elsewhere({ zone, offset: offsetName(instant, there) })}
  </p>`
}
