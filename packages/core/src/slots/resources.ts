import { openRuns } from '../availability/hours.js'
import { type Span, merge, overlaps, subtract } from '../time/interval.js'
import type { ParsedQuery, ParsedResource } from './query.js'
import type { SlotRules } from './rules.js'

/** A resource at a start, and what keeps it from being used then. */
export interface ResourceState {
  readonly id: string
  readonly kind: string
  /** Whether its hours are over or not yet begun at some time of the appointment. */
  readonly closed: boolean
  /** The claims and busy times in the way, as given. */
  readonly taken: readonly Span[]
}

export const isFree = (state: ResourceState): boolean => !state.closed && state.taken.length === 0

/** How many different resources of each kind an appointment needs. */
export function neededOf(kinds: readonly string[]): Map<string, number> {
  const needed = new Map<string, number>()
  for (const kind of kinds) needed.set(kind, (needed.get(kind) ?? 0) + 1)
  return needed
}

/**
 * The starts of `[from, to)` at which some kind of resource is short for a new appointment, as ascending spans that do
 * not overlap. No one's calendar matters here, so a query needs it once.
 */
export function shortStarts({ rules, resources, from, to }: ParsedQuery): Span[] {
  const range = { start: from, end: to }
  const short = Array.from(neededOf(rules.resourceKinds), ([kind, needed]) => {
    const useless = resources
      .filter((resource) => resource.kind === kind)
      .map((resource) => uselessStarts(resource, rules, range))
    return atLeast(useless, useless.length - needed + 1, range)
  })
  return merge(short.flat())
}

/** The starts of `range` at which one resource can't be used, as ascending spans that do not overlap. */
function uselessStarts({ hours, taken }: ParsedResource, rules: SlotRules, range: Span): Span[] {
  const { durationMs, bufferBeforeMs, bufferAfterMs } = rules
  const useless: Span[] = []
  for (const span of taken) {
    // Grid points are whole milliseconds; spans may not be.
    const start = Math.floor(span.start) - durationMs - bufferAfterMs + 1
    const end = Math.ceil(span.end) + bufferBeforeMs
    if (span.start < span.end && start < range.end && range.start < end) useless.push({ start, end })
  }
  if (!hours) return merge(useless)
  const open = merge(openRuns(hours, range.start, range.end + durationMs))
  const usable = open.map(({ start, end }) => ({ start, end: end - durationMs + 1 }))
  return merge([...useless, ...subtract([range], usable)])
}

/** Where at least `count` of the `lists` (each ascending, without overlaps) have a span; everywhere for no count. */
function atLeast(lists: readonly (readonly Span[])[], count: number, range: Span): Span[] {
  if (count <= 0) return [range]
  const edges = lists.flatMap((spans) =>
    spans.flatMap(({ start, end }) => [
      { at: start, by: 1 },
      { at: end, by: -1 },
    ]),
  )
  const found: Span[] = []
  let many = 0
  let start = 0
  for (const { at, by } of edges.toSorted((a, b) => a.at - b.at)) {
    if (many === count - 1 && by === 1) start = at
    if (many === count && by === -1 && start < at) found.push({ start, end: at })
    many += by
  }
  return found
}

/** Every resource of a kind that is needed, at a start (epoch ms). */
export function resourcesAt({ rules, resources }: ParsedQuery, start: number): ResourceState[] {
  const end = start + rules.durationMs
  const blocked = { start: start - rules.bufferBeforeMs, end: end + rules.bufferAfterMs }
  return resources
    .filter(({ kind }) => rules.resourceKinds.includes(kind))
    .map(({ id, kind, hours, taken }) => ({
      id,
      kind,
      closed:
        hours !== null && !merge(openRuns(hours, start, end)).some((open) => open.start <= start && end <= open.end),
      taken: taken.filter((span) => span.start < span.end && overlaps(span, blocked)),
    }))
}

/** Which resources a new appointment at `start` (epoch ms) takes: for each kind named, the first free in their order. */
export function chooseResources(query: ParsedQuery, start: number): string[] | undefined {
  const free = resourcesAt(query, start).filter(isFree)
  const chosen = new Set<string>()
  for (const kind of query.rules.resourceKinds) {
    const next = free.find((state) => state.kind === kind && !chosen.has(state.id))
    if (!next) return undefined
    chosen.add(next.id)
  }
  return [...chosen]
}
