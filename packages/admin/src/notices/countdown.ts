/** Time that runs out, but not while it is held. */
export class Countdown {
  readonly #onEnd: () => void
  #leftMs: number
  #since = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(ms: number, onEnd: () => void) {
    this.#leftMs = ms
    this.#onEnd = onEnd
  }

  run(): void {
    this.stop()
    this.#since = performance.now()
    this.#timer = setTimeout(this.#onEnd, this.#leftMs)
  }

  hold(): void {
    if (this.#timer === undefined) return
    this.stop()
    this.#leftMs = Math.max(0, this.#leftMs - (performance.now() - this.#since))
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
