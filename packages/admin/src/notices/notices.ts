import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { Attention } from './attention.js'
import { Countdown } from './countdown.js'
import { isUndoKey } from './undo-key.js'

const UNDO_MS = 10_000

/** What is told at the page's edge, with a way back while there is one. */
export interface Notice {
  readonly text: string
  readonly isBad: boolean
  readonly undo?: () => void
}

/** Something that can't be taken back once it is done: it is done in a while, so that it can be. */
export interface SoonDeed {
  /** What it is done to: something else may be done to that instead. */
  readonly about?: string
  readonly text: string
  readonly deed: () => Promise<void>
  /** Shows things again as they were. */
  readonly undone: () => void
  /** What to say when it failed. */
  readonly explain: (error: unknown) => string
}

/** What is told, with what ends that. */
interface Line {
  readonly notice: Notice
  readonly countdown: Countdown | null
}

interface Waiting extends Line {
  readonly soon: SoonDeed
}

/** Tells one thing at a time, and keeps deeds back, each for as long as it can be undone. */
export class Notices implements ReactiveController {
  /** What was shown as done, and couldn't be: told until somebody has seen it. */
  failures: readonly string[] = []
  /** How long there is a way back. */
  undoMs = UNDO_MS
  /** Whoever is at one of them has all the time they need, for all of them: they stay in their order. */
  readonly attention: Attention
  readonly #host: ReactiveControllerHost & HTMLElement
  /** How many were on screen. */
  #shown = 0
  #isHeld = false
  #told: Line | null = null
  /** What is done when its time has come, or when the page is left: whatever else is done has no part in that. */
  #waiting: readonly Waiting[] = []
  /** What is on its way then belongs to whoever was here before. */
  #abandoned: { readonly why: string } | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.attention = new Attention(host, (isThere) => this.#hold(isThere))
    host.addController(this)
    host.addController(this.attention)
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onLeave)
    addEventListener('keydown', this.#onKey)
  }

  /** Where there are more than there is room for, the newest is in sight. */
  hostUpdated(): void {
    const count = this.#lines.length + this.failures.length
    const place = this.#host.querySelector('.notices')
    if (place && count > this.#shown) place.scrollTop = place.scrollHeight
    this.#shown = count
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave)
    removeEventListener('keydown', this.#onKey)
    void this.settle()
    this.clear()
  }

  /** The last one is the newest. */
  get notices(): readonly Notice[] {
    return this.#lines.map(({ notice }) => notice)
  }

  get #lines(): readonly Line[] {
    return this.#told ? [...this.#waiting, this.#told] : this.#waiting
  }

  /** Whether something on screen is ahead of what the server knows. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  /** Says something; with `undo`, for as long as that makes sense. */
  tell(text: string, { undo, isBad = false }: { undo?: () => void; isBad?: boolean } = {}): void {
    this.clear()
    const back = (): void => {
      this.clear()
      undo?.()
    }
    // What went wrong stays until it is seen, or something else is said.
    const countdown = isBad ? null : this.#countdown(() => this.clear())
    this.#told = { notice: { text, isBad, ...(undo && { undo: back }) }, countdown }
  }

  soon(deed: SoonDeed): void {
    this.clear()
    if (deed.about !== undefined) this.drop(deed.about)
    const undo = (): void => {
      this.#forget(waiting)
      deed.undone()
    }
    const countdown = this.#countdown(() => void this.#do(waiting))
    const waiting: Waiting = { soon: deed, notice: { text: deed.text, isBad: false, undo }, countdown }
    this.#waiting = [...this.#waiting, waiting]
  }

  /** What waits to be done to that isn't done: something else is. */
  drop(about: string): void {
    for (const waiting of this.#waiting) if (waiting.soon.about === about) this.#forget(waiting)
  }

  /** Somebody has seen it. */
  dismiss(failure: string): void {
    this.failures = this.failures.filter((one) => one !== failure)
    this.#host.requestUpdate()
  }

  /** Takes back what was said, but not what waits. */
  clear(): void {
    this.#told?.countdown?.stop()
    this.#told = null
    this.#host.requestUpdate()
  }

  /** Does what still waits, at once, in the order in which it was meant to be done. */
  async settle(): Promise<void> {
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) await this.#do(first)
  }

  /** Whoever did what waits is gone: nothing of it is done, and nobody else reads what it was. @param why it isn't */
  abandon(why: string): void {
    this.#abandoned = { why }
    this.failures = this.isWaiting || this.failures.length > 0 ? [why] : []
    for (const waiting of this.#waiting) this.#forget(waiting)
    this.clear()
  }

  #countdown(onEnd: () => void): Countdown {
    const countdown = new Countdown(this.undoMs, onEnd)
    if (!this.#isHeld) countdown.run()
    return countdown
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    for (const { countdown } of this.#lines) {
      if (isHeld) countdown?.hold()
      else countdown?.run()
    }
  }

  #forget(waiting: Waiting): void {
    waiting.countdown?.stop()
    this.#waiting = this.#waiting.filter((one) => one !== waiting)
    this.#host.requestUpdate()
  }

  async #do(waiting: Waiting): Promise<void> {
    const { deed, undone, explain } = waiting.soon
    this.#forget(waiting)
    const before = this.#abandoned
    try {
      await deed()
    } catch (error) {
      const gone = this.#abandoned === before ? null : this.#abandoned
      if (gone === null) undone()
      const failure = gone?.why ?? explain(error)
      this.failures = [...this.failures.filter((one) => one !== failure), failure]
      this.#host.requestUpdate()
    }
  }

  /** Takes back the newest thing that can be. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const { undo } = this.notices.findLast((notice) => notice.undo) ?? {}
    if (!undo || !isUndoKey(event)) return
    event.preventDefault()
    undo()
  }

  /** A page that goes waits for no answer between two of them. */
  readonly #onLeave = (): void => {
    for (const waiting of this.#waiting) void this.#do(waiting)
  }
}
