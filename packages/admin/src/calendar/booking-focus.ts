import type { ReactiveController } from 'lit'

/** Where the focus went from a booking that is gone: it may be taken back. */
interface Gone {
  readonly booking: string | undefined
  readonly standIn: HTMLElement
}

/**
 * Focus stays with its booking, wherever that goes: put down on another day or among others, taken back, or as the
 * server has it. The next key is meant for the same customer. Of one that is gone, it is on the next, until it is back.
 */
export class BookingFocus implements ReactiveController {
  readonly #host: HTMLElement
  #focused: HTMLElement | undefined
  /** What is nearest to it, the next ones first. */
  #near: readonly HTMLElement[] = []
  #gone: Gone | undefined

  constructor(host: HTMLElement) {
    this.#host = host
  }

  hostUpdate(): void {
    const blocks = this.#blocks
    const index = blocks.findIndex((block) => block === document.activeElement)
    this.#focused = blocks[index]
    this.#near = index < 0 ? [] : [...blocks.slice(index + 1), ...blocks.slice(0, index).toReversed()]
  }

  hostUpdated(): void {
    if (this.#gone) this.#giveBack(this.#gone)
    const focused = this.#focused
    // A dialog that has come meanwhile keeps it.
    if (!focused || document.activeElement !== document.body) return
    const booking = focused.dataset['booking']
    const there = focused.isConnected ? focused : this.#blockOf(booking)
    if (there) there.focus()
    else this.#standIn(booking)
  }

  #standIn(booking: string | undefined): void {
    const standIn = this.#near.find((block) => block.isConnected) ?? this.#host.querySelector<HTMLElement>('h1')
    standIn?.focus()
    this.#gone = standIn ? { booking, standIn } : undefined
  }

  /** Whoever has gone elsewhere meanwhile stays there. */
  #giveBack({ booking, standIn }: Gone): void {
    const there = this.#blockOf(booking)
    if (!there) return
    this.#gone = undefined
    const { activeElement } = document
    if (activeElement === standIn || activeElement === document.body) there.focus()
  }

  #blockOf(booking: string | undefined): HTMLElement | undefined {
    return this.#blocks.find((block) => block.dataset['booking'] === booking)
  }

  get #blocks(): readonly HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>('[data-booking]')]
  }
}
