/** How quick the estimate of memory is: `npx tsx bench/training-memory.ts` prints the time of one layout and of the bound, for GPT-3 on 1024 devices. */
import { findBuildable } from "../src/models/catalogue/find-buildable.ts"
import { stateBytes } from "../src/training/memory/bound.ts"
import { estimateMemory } from "../src/training/memory/estimate.ts"
import { memoryProfile } from "../src/training/memory/profile.ts"
import type { Layout, Recompute } from "../src/training/plan/layout.ts"

const found = findBuildable("openai/gpt3-175b")
if ("nearest" in found) throw new Error("the catalogue has GPT-3")
const graph = found.lay({ ...found.usual, sequence: 2048 })
const common = { optimizer: "adamw", method: "pretrain", loraRank: null, framework: "megatron" } as const
const profile = memoryProfile({ graph, sequence: 2048, globalBatch: 1536, ...common })

const rounds = 300
for (const pp of [1, 8, 64]) {
  const layouts = layoutsOf(pp)
  console.log(
    `${pp} stages: estimate ${micros(layouts, (layout) => estimateMemory(profile, layout).total)}, bound ${micros(layouts, (layout) => stateBytes(profile, layout))}`,
  )
}

function layoutsOf(pp: number): readonly Layout[] {
  const recomputes: readonly Recompute[] = ["none", "selective", "full"]
  return [1, 2, 4, 8].flatMap((tp) =>
    [1, 2, 4].flatMap((microBatch) =>
      recomputes.map((recompute) => ({
        tp,
        pp,
        dp: 1024 / tp / pp,
        cp: 1,
        ep: 1,
        vpp: 1,
        zero: 1,
        microBatch,
        recompute,
        sequenceParallel: true,
        precision: "bf16",
      })),
    ),
  )
}

/** Mean time of one call, after as many to warm up. */
function micros(layouts: readonly Layout[], call: (layout: Layout) => number): string {
  let sum = 0
  const turn = (): void => {
    for (let k = 0; k < rounds; k++) for (const layout of layouts) sum += call(layout)
  }
  turn()
  const start = performance.now()
  turn()
  const each = (1000 * (performance.now() - start)) / rounds / layouts.length
  if (!(sum > 0)) throw new Error("memory is more than nothing")
  return `${each.toFixed(2)} µs`
}
