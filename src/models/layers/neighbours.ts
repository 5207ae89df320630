/**
 * Neighbourhood collaborative filtering: the most similar others of each user or item are stored with their similarities. Nothing is learnt
 * by gradients; a score is the sum of the neighbours' ratings times their similarities.
 */
import { byActivation, type Net, type Tensor } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"

export type Neighbours = {
  /** Users or items that have neighbours. */
  readonly members: number
  /** Most similar ones that are kept for each. */
  readonly nearest: number
}

/** [nearest ratings of a score's neighbours] → [1]; an index and a similarity are stored for each neighbour. */
export function neighbours(net: Net, name: string, ratings: Tensor, { members, nearest }: Neighbours): Tensor {
  if (nearest >= members) throw new ShapeMistake(net.pathOf(name), "too-small", [[members], [nearest]])
  return net.lay(name, {
    kind: "neighbours",
    title: `${nearest} nearest of ${members}`,
    inputs: [ratings],
    output: [1],
    products: [byActivation(1, 1, 1, nearest)],
    lookup: { storedValues: 2 * members * nearest, comparisons: 0 },
  })
}
