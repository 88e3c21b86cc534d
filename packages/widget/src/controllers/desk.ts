import type { TemplateResult } from 'lit'

/** Where something is done, step by step. */
export interface Desk {
  /** How many steps lead back to the first. */
  readonly depth: number
  stepBack(): void
  /** Back to the start. */
  reset(): void
  /** Asks the server again. */
  refresh(): void
  zoneChanged(): void
  render(): TemplateResult
}
