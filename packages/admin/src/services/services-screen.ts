import type { AdminService, AdminStaffMember } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { archiveLists } from '../archive-lists.js'
import type { Desk } from '../desk.js'
import { formatDuration } from '../i18n/duration.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { formatPrice } from '../setup/money.js'

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
    const { words } = this.desk.speech
    const { value } = this.#offer
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.services.title}</h1>
        <a class="primary" href=${pathOf('services', NEW)}>${words.services.add}</a>
      </div>
      ${comingNote(this.#offer, { words, hasCome: value !== undefined, again: () => this.#offer.run() })}
      ${value ? archiveLists(value.services, words.services, (service) => this.#row(service, value.staff)) : nothing}`
  }

  #row(service: AdminService, staff: readonly AdminStaffMember[]): TemplateResult {
    const { words, locale } = this.desk.speech
    const givers = staff.filter(({ slug, active }) => active && service.staff.includes(slug))
    const facts = [
      formatDuration(service.durationMinutes),
      service.price && formatPrice(service.price, locale),
      givers.map(({ name }) => name).join(', '),
    ]
    return html`<li class="row single">
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
