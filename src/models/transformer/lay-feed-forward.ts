/** One feed-forward: dense, or experts with a router and, where there is one, a shared expert. */
import type { ExpertFeedForward, FeedForward } from "../config.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { type ExpertMatrix, expertMatrix, router } from "../layers/experts.ts"
import { feedForward, gatedFeedForward } from "../layers/feed-forward.ts"
import { activation, add, multiply } from "../layers/pointwise.ts"

export function layFeedForward(net: Net, part: FeedForward, x: Tensor, hidden: number): Tensor {
  switch (part.kind) {
    case "dense":
      return net.within("mlp", () => dense(net, x, part))
    case "experts":
      return net.within("mlp", () => mixture(net, x, part, hidden))
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
  const { experts, active, width, sharedWidth, isGated, hasBias, hasRouterBias } = part
  router(net, "gate", x, experts, hasRouterBias)
  const matrix = (name: string, of: Tensor, rest: Pick<ExpertMatrix, "inputs" | "outputs" | "target" | "isSummed">): Tensor =>
    expertMatrix(net, `experts.${name}`, of, { experts, active, bias: hasBias, ...rest })
  const inner = { inputs: hidden, outputs: width, isSummed: false }
  const raised = matrix("up_proj", x, { ...inner, target: "up" })
  const gate = isGated ? activation(net, "experts.act", matrix("gate_proj", x, { ...inner, target: "gate" }), "silu") : null
  const product = gate === null ? activation(net, "experts.act", raised, "gelu") : multiply(net, "experts.product", gate, raised)
  const sum = matrix("down_proj", product, { inputs: width, outputs: hidden, target: "down", isSummed: true })
  if (sharedWidth === 0) return sum
  const shared = net.within("shared_experts", () => dense(net, x, { width: sharedWidth, isGated, hasBias: false }))
  return add(net, "sum", sum, shared)
}

function unreachable(value: never): never {
  throw new Error(`internal: unknown feed-forward ${JSON.stringify(value)}`)
}
