import type { AdminService, AdminStaffMember } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { archiveLists } from '../archive-lists.js'
import type { Desk } from '../desk.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'

interface House {
  readonly services: readonly AdminService[]
  readonly staff: readonly AdminStaffMember[]
}

/** Who can be booked, and who no longer can. */
export class StaffScreen extends Screen {
  static override readonly properties: PropertyDeclarations = { desk: { attribute: false } }
  desk!: Desk
  readonly #house = new Loader<House>(this, async () => {
    const [services, staff] = await Promise.all([this.desk.api.services(), this.desk.api.staff()])
    return { services, staff }
  })

  protected override render(): TemplateResult {
    const { staff: words } = this.desk.speech.words
    const { value } = this.#house
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.title}</h1>
        <a class="primary" href=${pathOf('staff', NEW)}>${words.add}</a>
      </div>
      ${comingNote(this.#house, { words: this.desk.speech.words, hasCome: value !== undefined, again: () => this.#house.run() })}
      ${value ? archiveLists(value.staff, words, (member) => this.#row(member, value.services)) : nothing}`
  }

  #row(member: AdminStaffMember, services: readonly AdminService[]): TemplateResult {
    const { words } = this.desk.speech
    const gives = services.filter(({ active, staff }) => active && staff.includes(member.slug))
    const mark = !member.active
      ? null
      : member.hours.length === 0
        ? words.staff.noHours
        : gives.length === 0
          ? words.staff.noServices
          : null
    const facts = [gives.map(({ name }) => name).join(', '), member.timeZone.replaceAll('_', ' ')]
    return html`<li class="row single">
      <div class="row-what">
        <p class="row-name">
          ${member.name} ${mark === null ? nothing : html`<span class="mark pending">${mark}</span>`}
        </p>
        <p class="quiet">${facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div class="row-deeds">
        <a class="secondary" href=${pathOf('staff', member.id)} aria-label=${words.staff.editName(member.name)}
          >${words.common.edit}</a
        >
      </div>
    </li>`
  }
}

customElements.define('staff-screen', StaffScreen)
