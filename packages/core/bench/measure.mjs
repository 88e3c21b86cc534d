// Medians of batches, and of several of them the smallest: what else runs on the machine only ever adds time.

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/**
 * How long one call takes (ms).
 * @param {() => unknown} run
 */
export function once(run) {
  const start = performance.now()
  run()
  return performance.now() - start
}

/**
 * Warm times (ms) of several functions, measured in turns so that a slow moment of the machine meets them all. Each
 * gets about `budgetMs`, at least three runs, and a third of it beforehand for the compiler.
 * @param {readonly (() => unknown)[]} functions
 * @param {number} budgetMs
 * @returns {number[]}
 */
export function warm(functions, budgetMs) {
  const rounds = 5
  const counts = functions.map((run) => {
    const until = performance.now() + budgetMs / 3
    let fastest = Infinity
    do fastest = Math.min(fastest, once(run))
    while (performance.now() < until)
    return Math.max(1, Math.ceil(budgetMs / rounds / fastest))
  })
  const best = functions.map(() => Infinity)
  for (let round = 0; round < rounds; round++) {
    for (const [index, run] of functions.entries()) {
      // What takes a good part of a second says the same every time.
      if (round >= 3 && /** @type {number} */ (best[index]) > budgetMs / 3) continue
      const times = Array.from({ length: /** @type {number} */ (counts[index]) }, () => once(run))
      best[index] = Math.min(/** @type {number} */ (best[index]), median(times))
    }
  }
  return best
}
