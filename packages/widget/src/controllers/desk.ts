import type { TemplateResult } from 'lit/html.js'

/** Where something is done, step by step. */
export interface Desk {
  /** How many steps lead back to the first; `undefined` while that is still to be seen. */
  readonly depth: number | undefined
  stepBack(): void
  /** Back to the start. */
  reset(): void
  /** Asks the server again. */
  refresh(): void
  zoneChanged(): void
  render(): TemplateResult
}
