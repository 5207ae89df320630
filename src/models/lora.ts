/** Low-rank adapters: two thin matrices beside each chosen matrix (arXiv 2106.09685). */
import type { ModelConfig } from "./config.ts"
import type { AdapterTarget } from "./layer.ts"
import { layers } from "./layers.ts"

/** `attention` and `linear` stand for all matrices of the attention, and of the whole block. */
export type AdapterTargets = "attention" | "linear" | readonly AdapterTarget[]

const attention: readonly AdapterTarget[] = ["query", "key", "value", "output"]
const linear: readonly AdapterTarget[] = [...attention, "gate", "up", "down"]

/**
 * Parameters that an adapter trains: rank × (inputs + outputs) for each chosen matrix, each expert its own.
 * Units: rank [1] → [1].
 */
export function loraParameters(config: ModelConfig, rank: number, targets: AdapterTargets): number {
  const chosen = new Set(targets === "attention" ? attention : targets === "linear" ? linear : targets)
  return layers(config)
    .filter((layer) => layer.target !== null && chosen.has(layer.target))
    .reduce((sum, layer) => sum + layer.count * rank * layer.shape.reduce((a, b) => a + b, 0), 0)
}
