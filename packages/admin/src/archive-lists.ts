import { type TemplateResult, html, nothing } from 'lit'

interface ArchiveWords {
  readonly none: string
  readonly noneLead: string
  /** The heading above those that are gone. */
  readonly archived: string
}

/** What is in use, and what no longer is below it. */
export function archiveLists<T extends { readonly active: boolean }>(
  items: readonly T[],
  words: ArchiveWords,
  row: (item: T) => TemplateResult,
): TemplateResult {
  const list = (some: readonly T[]): TemplateResult =>
    html`<ul class="list">
      ${some.map((item) => row(item))}
    </ul>`
  const active = items.filter((item) => item.active)
  const archived = items.filter((item) => !item.active)
  return html`${
    active.length === 0
      ? html`<div class="card">
          <p>${words.none}</p>
          <p class="quiet">${words.noneLead}</p>
        </div>`
      : list(active)
  }
  ${
    archived.length === 0
      ? nothing
      : html`<section>
          <h2>${words.archived}</h2>
          ${list(archived)}
        </section>`
  }`
}
