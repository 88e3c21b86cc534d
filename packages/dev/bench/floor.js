// The least that shows free times: an element of Lit's that fetches them and says how many there are.
import { LitElement, html } from 'lit'

class BareSlots extends LitElement {
  static properties = { slots: { state: true } }

  connectedCallback() {
    super.connectedCallback()
    void this.fetchSlots()
  }

  async fetchSlots() {
    const response = await fetch(this.getAttribute('src') ?? '')
    this.slots = (await response.json()).slots
  }

  render() {
    return this.slots ? html`<p class="time">${this.slots.length} free times</p>` : html`<p>…</p>`
  }
}

customElements.define('bare-slots', BareSlots)
