/** A mixture of experts: a router, and matrices of which each token meets a few. */
import type { AdapterTarget } from "../graph/layer-graph.ts"
import { byWeight, type Net, type Tensor, weight } from "../graph/net.ts"

/** [tokens, width] → [tokens, experts], a score for each. */
export function router(net: Net, name: string, x: Tensor, experts: number, hasBias: boolean): Tensor {
  const [tokens = 0, width = 0] = x.shape
  return net.lay(name, {
    kind: "router",
    title: `router of ${experts}`,
    inputs: [x],
    output: [tokens, experts],
    weights: [weight("weight", [experts, width]), ...(hasBias ? [weight("bias", [experts])] : [])],
    products: [byWeight(1, tokens, experts, width)],
  })
}

export type ExpertMatrix = {
  readonly experts: number
  /** How many of them a token meets. */
  readonly active: number
  readonly inputs: number
  readonly outputs: number
  readonly bias: boolean
  readonly target: AdapterTarget
  /** The outputs of a token's experts are added up, not laid side by side. */
  readonly isSummed: boolean
}

/** One matrix of each expert: [tokens, …] → [tokens, active · outputs], or [tokens, outputs] where they are summed. */
export function expertMatrix(net: Net, name: string, x: Tensor, matrix: ExpertMatrix): Tensor {
  const { experts, active, inputs, outputs, bias, target, isSummed } = matrix
  const tokens = x.shape[0] ?? 0
  const each = { copies: experts, active }
  return net.lay(name, {
    kind: "experts",
    title: `${active} of ${experts} experts`,
    inputs: [x],
    output: [tokens, isSummed ? outputs : active * outputs],
    weights: [weight("weight", [outputs, inputs], each), ...(bias ? [weight("bias", [outputs], each)] : [])],
    products: [byWeight(active, tokens, outputs, inputs)],
    target,
  })
}
