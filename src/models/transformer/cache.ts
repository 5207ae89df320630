/** Memory of the keys and values that a decoder keeps for the tokens it has seen. */
import type { TransformerConfig } from "../config.ts"
import { sequenceStateBytes, stateBytes } from "../measure/memory.ts"
import { layersOfOneToken } from "./graphs.ts"

/**
 * Cache growth for one more token, windows not yet full. An encoder keeps none.
 * Units: bytesPerValue [byte] → [byte/token].
 */
export function kvBytesPerToken(config: TransformerConfig, bytesPerValue: number): number {
  return stateBytes(layersOfOneToken(config), bytesPerValue).perToken
}

/**
 * Cache of one sequence; a layer with a window keeps no more than the window.
 * Units: sequence [token], bytesPerValue [byte] → [byte].
 */
export function kvBytes(
  config: TransformerConfig,
  options: { readonly sequence: number; readonly bytesPerValue: number },
): number {
  return sequenceStateBytes(layersOfOneToken(config), options.sequence, options.bytesPerValue)
}
