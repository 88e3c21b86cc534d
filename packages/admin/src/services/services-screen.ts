import type { AdminService, AdminStaffMember } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { formatDuration } from '../i18n/duration.js'
import { Loader } from '../loader.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { formatPrice } from '../setup/money.js'
import { troubleOf } from '../trouble.js'

interface Offer {
  readonly services: readonly AdminService[]
  readonly staff: readonly AdminStaffMember[]
}

/** What customers can book, and what they no longer can. */
export class ServicesScreen extends Screen {
  static override readonly properties: PropertyDeclarations = { desk: { attribute: false } }
  desk!: Desk
  readonly #offer = new Loader<Offer>(this, async () => {
    const [services, staff] = await Promise.all([this.desk.api.services(), this.desk.api.staff()])
    return { services, staff }
  })

  protected override render(): TemplateResult {
    const { services: words, common } = this.desk.speech.words
    const { value, error } = this.#offer
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.title}</h1>
        <a class="primary" href=${pathOf('services', NEW)}>${words.add}</a>
      </div>
      ${
        error === undefined
          ? nothing
          : html`<div class="trouble" role="alert">
              <p>${troubleOf(error, this.desk.speech.words)}</p>
              <button type="button" class="secondary" @click=${() => this.#offer.run()}>${common.tryAgain}</button>
            </div>`
      }
      ${value ? this.#lists(value) : nothing}
      ${!value && error === undefined ? html`<p class="quiet" role="status">${common.loading}</p>` : nothing}`
  }

  #lists({ services, staff }: Offer): TemplateResult {
    const { services: words } = this.desk.speech.words
    const offered = services.filter(({ active }) => active)
    const archived = services.filter(({ active }) => !active)
    return html`${
      offered.length === 0
        ? html`<div class="card">
            <p>${words.none}</p>
            <p class="quiet">${words.noneLead}</p>
          </div>`
        : html`<ul class="list">
            ${offered.map((service) => this.#row(service, staff))}
          </ul>`
    }
    ${
      archived.length === 0
        ? nothing
        : html`<section>
            <h2>${words.archived}</h2>
            <ul class="list">
              ${archived.map((service) => this.#row(service, staff))}
            </ul>
          </section>`
    }`
  }

  #row(service: AdminService, staff: readonly AdminStaffMember[]): TemplateResult {
    const { words, locale } = this.desk.speech
    const givers = staff.filter(({ slug, active }) => active && service.staff.includes(slug))
    const facts = [
      formatDuration(service.durationMinutes),
      service.price && formatPrice(service.price, locale),
      givers.map(({ name }) => name).join(', '),
    ]
    return html`<li class="row">
      <div class="row-what">
        <p class="row-name">
          ${service.name}
          ${
            service.active && givers.length === 0
              ? html`<span class="mark pending">${words.services.nobody}</span>`
              : nothing
          }
        </p>
        <p class="quiet">${facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div class="row-deeds">
        <a class="secondary" href=${pathOf('services', service.id)} aria-label=${words.services.editName(service.name)}
          >${words.common.edit}</a
        >
      </div>
    </li>`
  }
}

customElements.define('services-screen', ServicesScreen)
