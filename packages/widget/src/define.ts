import { BookingWidget } from './booking-widget.js'

const TAG = 'booking-widget'

/** None where a page is only rendered: on a server there is nothing to register with. */
const registry: CustomElementRegistry | undefined = globalThis.customElements
const known: (CustomElementConstructor & { readonly version?: unknown }) | undefined = registry?.get(TAG)
if (!known) registry?.define(TAG, BookingWidget)
else if (known.version !== BookingWidget.version) {
  console.warn(
    `<${TAG}> is already registered in version ${String(known.version)}; version ${BookingWidget.version} was not used. Load one of them only.`,
  )
}
