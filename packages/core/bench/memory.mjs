// How much a call allocates, against the size of what it returns. Runs in a process of its own, whose young generation
// is so large that nothing is collected during the call: `node --expose-gc --max-semi-space-size=256 memory.mjs`.
import { findSlots } from '../dist/index.js'
import { median } from './measure.mjs'
import { W2 } from './workloads.mjs'

const used = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const collect = /** @type {() => void} */ (globalThis.gc)
for (let run = 0; run < 300; run++) findSlots(W2)

const allocated = []
const kept = []
const held = { slots: findSlots(W2) }
for (let run = 0; run < 9; run++) {
  held.slots = []
  collect()
  const before = used()
  held.slots = findSlots(W2)
  const after = used()
  collect()
  kept.push(used() - before)
  allocated.push(after - before)
  if (held.slots.length === 0) throw new Error('The workload has no slots.')
}
console.log(JSON.stringify({ allocated: median(allocated), kept: median(kept) }))
