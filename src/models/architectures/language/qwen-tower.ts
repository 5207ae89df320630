/**
 * The tower of Qwen2-VL (layer norms, a plain feed-forward) and of Qwen2.5-VL (RMS norms, a gated one, windows). Sources: arXiv 2409.12191,
 * section 2.1; arXiv 2502.13923, section 2.1.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { reshape, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { feedForward, gatedFeedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm, rmsNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"

export type QwenTower = {
  readonly width: number
  readonly depth: number
  readonly heads: number
  readonly inner: number
  readonly patch: number
  readonly isGated: boolean
  /** Patches that see each other, but in the last block of every eight. */
  readonly window: number | null
}

/** Patches that become one token, 2 × 2. */
const merged = 4

/** [3, 2, height, width] → [tokens, out]. */
export function qwenTower(net: Net, frames: Tensor, tower: QwenTower, out: number): Tensor {
  const { width, depth, patch } = tower
  const kernel = [2, patch, patch]
  const seen = conv(net, "patch_embed.proj", frames, width, { kernel, stride: kernel, bias: false })
  let x = toTokens(net, "patch_embed.tokens", seen)
  for (let k = 0; k < depth; k++) x = net.within(`blocks.${k}`, () => block(net, x, tower, k))
  return net.within("merger", () => merge(net, x, tower, out))
}

function block(net: Net, x: Tensor, tower: QwenTower, index: number): Tensor {
  const { heads, window } = tower
  const options = { heads, window: index % 8 === 7 ? null : window }
  const normed = norm(net, "norm1", x, tower)
  const seen = add(
    net,
    "sum1",
    x,
    net.within("attn", () => selfAttention(net, normed, options)),
  )
  const again = norm(net, "norm2", seen, tower)
  return add(
    net,
    "sum2",
    seen,
    net.within("mlp", () => dense(net, again, tower)),
  )
}

function norm(net: Net, name: string, x: Tensor, { isGated }: QwenTower): Tensor {
  return isGated ? rmsNorm(net, name, x) : layerNorm(net, name, x)
}

function dense(net: Net, x: Tensor, { inner, isGated }: QwenTower): Tensor {
  if (isGated) return gatedFeedForward(net, x, { hidden: inner, activation: "silu", bias: true })
  return feedForward(net, x, { hidden: inner, activation: "gelu" })
}

function merge(net: Net, x: Tensor, tower: QwenTower, out: number): Tensor {
  const [tokens = 0, width = 0] = x.shape
  if (tokens % merged !== 0) throw new ShapeMistake(net.pathOf("merge"), "not-divisible", [x.shape], merged)
  const four = reshape(net, "merge", norm(net, "ln_q", x, tower), [tokens / merged, merged * width], "four patches")
  const raised = activation(net, "mlp.1", linear(net, "mlp.0", four, merged * width), "gelu")
  return linear(net, "mlp.2", raised, out)
}
