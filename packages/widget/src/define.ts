import { BookingWidget } from './booking-widget.js'

const TAG = 'booking-widget'

const known: (CustomElementConstructor & { readonly version?: unknown }) | undefined = customElements.get(TAG)
if (!known) customElements.define(TAG, BookingWidget)
else if (known.version !== BookingWidget.version) {
  console.warn(
    `<${TAG}> is already registered in version ${String(known.version)}; version ${BookingWidget.version} was not used. Load one of them only.`,
  )
}
