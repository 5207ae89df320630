/** The block of diffusion transformers whose norms learn nothing and are shifted, scaled and gated by the condition (adaLN-Zero). */
import type { Net, Tensor } from "../../graph/net.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"
import { modulation } from "./timestep.ts"

export type DitBlock = {
  readonly heads: number
  /** Tokens that see each other; all of them unless said. */
  readonly group?: number
}

/** [tokens, width] → [tokens, width], told by a condition [width]. Names of the DiT repository. */
export function ditBlock(net: Net, x: Tensor, condition: Tensor, { heads, group }: DitBlock): Tensor {
  const width = x.shape[1] ?? 0
  modulation(net, "adaLN_modulation.1", condition, width, 6)
  const attended = net.within("attn", () =>
    selfAttention(net, layerNorm(net, "norm1", x, "nothing"), { heads, ...(group === undefined ? {} : { group }) }),
  )
  const y = add(net, "residual1", x, attended)
  const fed = net.within("mlp", () =>
    feedForward(net, layerNorm(net, "norm2", y, "nothing"), { hidden: 4 * width, activation: "gelu" }),
  )
  return add(net, "residual2", y, fed)
}
