/** Memory of the keys and values that a decoder keeps for the tokens it has seen. */
import { cachedValues } from "./attention.ts"
import type { ModelConfig } from "./config.ts"

/**
 * Cache growth for one more token, windows not yet full. An encoder keeps none.
 * Units: bytesPerValue [byte] → [byte/token].
 */
export function kvBytesPerToken(config: ModelConfig, bytesPerValue: number): number {
  return kvBytes(config, { sequence: 1, bytesPerValue })
}

/**
 * Cache of one sequence; a layer with a window keeps no more than the window.
 * Units: sequence [token], bytesPerValue [byte] → [byte].
 */
export function kvBytes(config: ModelConfig, options: { readonly sequence: number; readonly bytesPerValue: number }): number {
  if (config.role === "encoder") return 0
  return config.groups.reduce((sum, { count, block }) => {
    const { window } = block.attention
    const kept = Math.min(options.sequence, window ?? options.sequence)
    return sum + count * cachedValues(block.attention) * kept * options.bytesPerValue
  }, 0)
}
