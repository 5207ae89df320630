/** One feed-forward: dense, or experts with a router and, where there is one, a shared expert. */
import { unreachable } from "../../engine/index.ts"
import type { ExpertFeedForward, FeedForward } from "../config.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { type ExpertMatrix, expertMatrix, router } from "../layers/experts.ts"
import { feedForward, gatedFeedForward } from "../layers/feed-forward.ts"
import { linear } from "../layers/linear.ts"
import { activation, add, multiply } from "../layers/pointwise.ts"

export function layFeedForward(net: Net, part: FeedForward, x: Tensor, hidden: number): Tensor {
  switch (part.kind) {
    case "dense":
      return net.within("mlp", () => dense(net, x, part))
    case "experts":
      return net.within("mlp", () => mixture(net, x, part, hidden))
    case "none":
      return x
    default:
      return unreachable(part)
  }
}

type Dense = { readonly width: number; readonly isGated: boolean; readonly hasBias: boolean }

function dense(net: Net, x: Tensor, { width, isGated, hasBias }: Dense): Tensor {
  const names = ["up_proj", "down_proj"] as const
  if (isGated) return gatedFeedForward(net, x, { hidden: width, activation: "silu", bias: hasBias, names })
  return feedForward(net, x, { hidden: width, activation: "gelu", bias: hasBias, names })
}

function mixture(net: Net, x: Tensor, part: ExpertFeedForward, hidden: number): Tensor {
  const { experts, sharedWidth, isGated, latentWidth, hasRouterBias, hasSharedGate } = part
  router(net, "gate", x, experts, hasRouterBias)
  const narrow = latentWidth === null ? x : linear(net, "fc1_latent_proj", x, latentWidth, { bias: false, target: "up" })
  const chosen = routed(net, narrow, part, latentWidth ?? hidden)
  const sum = latentWidth === null ? chosen : linear(net, "fc2_latent_proj", chosen, hidden, { bias: false, target: "down" })
  if (sharedWidth === 0) return sum
  const shared = net.within("shared_experts", () => dense(net, x, { width: sharedWidth, isGated, hasBias: false }))
  return add(net, "sum", sum, hasSharedGate ? weighed(net, shared, x) : shared)
}

/** The experts that the router chose, their outputs added up. */
function routed(net: Net, x: Tensor, part: ExpertFeedForward, hidden: number): Tensor {
  const { experts, active, width, isGated, hasBias } = part
  const matrix = (name: string, of: Tensor, rest: Pick<ExpertMatrix, "inputs" | "outputs" | "target" | "isSummed">): Tensor =>
    expertMatrix(net, `experts.${name}`, of, { experts, active, bias: hasBias, ...rest })
  const inner = { inputs: hidden, outputs: width, isSummed: false }
  const raised = matrix("up_proj", x, { ...inner, target: "up" })
  const gate = isGated ? activation(net, "experts.act", matrix("gate_proj", x, { ...inner, target: "gate" }), "silu") : null
  const product = gate === null ? activation(net, "experts.act", raised, "gelu") : multiply(net, "experts.product", gate, raised)
  return matrix("down_proj", product, { inputs: width, outputs: hidden, target: "down", isSummed: true })
}

function weighed(net: Net, shared: Tensor, x: Tensor): Tensor {
  const weight = linear(net, "shared_expert_gate", x, 1, { bias: false, target: "other" })
  return multiply(net, "weighed", shared, activation(net, "shared_expert_gate.act", weight, "sigmoid"))
}
