import type { Service } from '@openslot/core/wire'
import type { Api } from '../api/api.js'
import { getServices } from '../api/offers.js'
import type { Decided } from '../offers.js'
import { emitError } from '../events.js'
import { Loader } from './loader.js'
import type { PatientHost } from './patience.js'

type Arrived = (services: readonly Service[], decided: Decided) => void

/** What can be booked here, and what of it the page has decided already. */
export class Offer {
  readonly services: Loader<readonly Service[]>
  readonly #decided: () => Decided
  readonly #arrived: Arrived
  #known = ''
  /** The page's decisions that the visitor has set aside, because they lead nowhere. */
  #setAside: ReadonlySet<keyof Decided> = new Set()

  constructor(host: PatientHost, decided: () => Decided, arrived: Arrived) {
    this.#decided = decided
    this.#arrived = arrived
    this.services = new Loader(host, (state) => {
      if (state.status === 'error') emitError(host, state.error)
      if (state.status === 'complete') this.#tell()
    })
  }

  /** What the page has decided, without what the visitor has set aside. */
  get decided(): Decided {
    const { service, staff } = this.#decided()
    return {
      service: this.#setAside.has('service') ? undefined : service,
      staff: this.#setAside.has('staff') ? undefined : staff,
    }
  }

  /** Called on each update. */
  want(api: Api): void {
    this.services.want('services', (signal) => getServices(api, signal))
    const key = JSON.stringify(this.#decided())
    if (key === this.#known) return
    this.#known = key
    this.reset()
  }

  /** What the page has decided leads nowhere: the visitor is asked instead. */
  setAside(decision: keyof Decided): void {
    this.#setAside = new Set([...this.#setAside, decision])
    this.#tell()
  }

  /** All as the page has decided it. */
  reset(): void {
    this.#setAside = new Set()
    this.#tell()
  }

  #tell(): void {
    const { state } = this.services
    if (state.status !== 'complete') return
    this.#arrived(state.value, this.decided)
  }
}
