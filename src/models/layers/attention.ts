/**
 * The core of attention: products of queries with keys, softmax, products with values. The projections around it are linear
 * layers. Shapes: queries [tokens, heads · head size], keys and values likewise with their own heads.
 */
import type { State, Weight } from "../graph/layer-graph.ts"
import { byActivation, type Net, type Tensor, weight } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"

export type AttentionCore = {
  readonly heads: number
  /** Of queries and keys, of one head. */
  readonly headSize: number
  /** Of values; the same as the head size unless said. */
  readonly valueSize?: number
  /** A token sees itself and earlier ones only. */
  readonly isCausal?: boolean
  /** A token sees so many tokens at most. */
  readonly window?: number | null
  /** The sequence falls into groups of so many tokens that see each other only (windows of Swin); all of them unless said. */
  readonly group?: number
  readonly state?: State | null
  /** Figures that are added to the scores, where layers make them. */
  readonly scoreBias?: Tensor
  /** A table of learnt biases, sinks and the like. */
  readonly weights?: readonly Weight[]
}

export function attentionCore(net: Net, name: string, query: Tensor, key: Tensor, value: Tensor, core: AttentionCore): Tensor {
  const { heads, headSize, valueSize = headSize, isCausal = false, window = null, state = null, weights = [] } = core
  const [queries = 0, keys = 0] = [query.shape[0], key.shape[0]]
  const group = core.group ?? keys
  if (core.group !== undefined && queries % group !== 0)
    throw new ShapeMistake(net.pathOf(name), "not-divisible", [query.shape], group)
  const groups = core.group === undefined ? 1 : queries / group
  const reach = Math.min(group, window ?? group)
  const share = isCausal ? 1 - reach / (2 * keys) : 1
  const rows = queries / groups
  return net.lay(name, {
    kind: "attention",
    title: isCausal ? "causal attention" : "attention",
    inputs: [query, key, value, ...(core.scoreBias === undefined ? [] : [core.scoreBias])],
    output: [queries, heads * valueSize],
    weights: weights.map((array) => weight(array.name, array.shape)),
    products: [
      byActivation(groups * heads, rows, reach, headSize, share),
      byActivation(groups * heads, rows, valueSize, reach, share),
    ],
    state,
  })
}
