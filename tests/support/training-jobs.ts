/** Training jobs and layouts for tests: small models of every kind, one device unless said. */
import { findBuildable } from "../../src/models/catalogue/find-buildable.ts"
import type { LayerGraph } from "../../src/models/index.ts"
import type { TrainingJob } from "../../src/training/plan/job.ts"
import type { Layout } from "../../src/training/plan/layout.ts"

const graphs = new Map<string, LayerGraph>()

/** Laid once for each sequence. */
export function graphOf(name: string, sequence = 128): LayerGraph {
  const key = `${name} ${sequence}`
  const known = graphs.get(key)
  if (known !== undefined) return known
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(`no model ${name}`)
  const graph = found.lay({ ...found.usual, sequence })
  graphs.set(key, graph)
  return graph
}

export function jobOf(name: string, given: Partial<TrainingJob> = {}): TrainingJob {
  return {
    graph: graphOf(name, given.sequence ?? 128),
    sequence: 128,
    globalBatch: 64,
    optimizer: "adamw",
    method: "pretrain",
    loraRank: null,
    framework: "megatron",
    ...given,
  }
}

export function layoutOf(given: Partial<Layout> = {}): Layout {
  return {
    tp: 1,
    pp: 1,
    dp: 1,
    cp: 1,
    ep: 1,
    vpp: 1,
    zero: 0,
    microBatch: 1,
    recompute: "none",
    sequenceParallel: false,
    precision: "bf16",
    ...given,
  }
}
