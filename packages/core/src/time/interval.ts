/** A half-open span of time `[start, end)` in epoch milliseconds (or any one unit): touching is no overlap. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The same instants as ascending spans that neither overlap nor touch; empty spans are dropped. */
export function merge(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.start < span.end).toSorted((a, b) => a.start - b.start)
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** The instants of `spans` that are in none of `holes`. Both may come in any order. */
export function subtract(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const rest: Span[] = []
  const cuts = merge(holes)
  let first = 0
  for (const span of merge(spans)) {
    while (first < cuts.length && (cuts[first] as Span).end <= span.start) first++
    let start = span.start
    for (let at = first; at < cuts.length; at++) {
      const cut = cuts[at] as Span
      if (cut.start >= span.end) break
      if (cut.start > start) rest.push({ start, end: cut.start })
      start = Math.max(start, cut.end)
    }
    if (start < span.end) rest.push({ start, end: span.end })
  }
  return rest
}

/** The instants that both have, as merged spans. Both may come in any order. */
export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const common: Span[] = []
  const left = merge(a)
  const right = merge(b)
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const x = left[i] as Span
    const y = right[j] as Span
    const start = Math.max(x.start, y.start)
    const end = Math.min(x.end, y.end)
    if (start < end) common.push({ start, end })
    if (x.end < y.end) i++
    else j++
  }
  return common
}
