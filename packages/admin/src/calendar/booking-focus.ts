import type { ReactiveController } from 'lit'

/**
 * Focus stays with its booking, wherever that goes: put down on another day or among others, taken back, or as the
 * server has it. The next key is meant for the same customer.
 */
export class BookingFocus implements ReactiveController {
  readonly #host: HTMLElement
  #focused: HTMLElement | undefined

  constructor(host: HTMLElement) {
    this.#host = host
  }

  hostUpdate(): void {
    this.#focused = this.#blocks.find((block) => block === document.activeElement)
  }

  hostUpdated(): void {
    const focused = this.#focused
    if (!focused || focused === document.activeElement) return
    // A dialog that has come meanwhile keeps it.
    if (document.activeElement !== document.body) return
    const there = focused.isConnected
      ? focused
      : this.#blocks.find((block) => block.dataset['booking'] === focused.dataset['booking'])
    there?.focus()
  }

  get #blocks(): readonly HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>('[data-booking]')]
  }
}
