/**
 * Boosted decision trees, grown full to a depth: an upper bound, since growing stops early where a split gains too little. What is learnt
 * are thresholds and leaves; which feature a node asks for is stored beside them. Deciding is comparing, not multiplying.
 */
import { type Net, type Tensor, weight } from "../graph/net.ts"

export type Trees = {
  /** Rounds of boosting; each adds one tree for each output. */
  readonly rounds: number
  readonly depth: number
  readonly outputs: number
  /** All nodes of one depth ask the same question (CatBoost). */
  readonly isOblivious?: boolean
}

/** [features] → [outputs]. A node asks one feature, so a record meets `depth` comparisons a tree. */
export function trees(net: Net, name: string, x: Tensor, options: Trees): Tensor {
  const { rounds, depth, outputs, isOblivious = false } = options
  const count = rounds * outputs
  const splits = isOblivious ? depth : 2 ** depth - 1
  return net.lay(name, {
    kind: "trees",
    title: `${count} trees of depth ${depth}`,
    inputs: [x],
    output: [outputs],
    weights: [weight("threshold", [count, splits]), weight("leaf", [count, 2 ** depth])],
    lookup: { storedValues: count * splits, comparisons: count * depth },
  })
}
