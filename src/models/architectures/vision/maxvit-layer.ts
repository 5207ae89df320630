/** The parts of a MaxViT layer. Windows and grid differ in which tokens form a group, not in what is computed. */
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { toImage, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { batchNorm, layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { averagePool } from "../../layers/pool.ts"
import { selfAttention } from "../../layers/self-attention.ts"
import { convBlock, numbered } from "./conv-block.ts"
import { squeezeExcitation } from "./squeeze-excitation.ts"

/** An inverted residual whose norm stands first and whose width inside follows from the output. */
export function reducedConv(net: Net, x: Tensor, out: number, stride: number): Tensor {
  const inner = net.within("layers", () => {
    const normed = batchNorm(net, "pre_norm", x)
    const wide = convBlock(net, numbered("conv_a"), normed, 4 * out, { kernel: 1, activation: "gelu" })
    const seen = convBlock(net, numbered("conv_b"), wide, 4 * out, { kernel: 3, stride, groups: 4 * out, activation: "gelu" })
    const scaled = squeezeExcitation(net, "squeeze_excitation", seen, { squeezed: Math.floor(out / 4), activation: "silu" })
    return conv(net, "conv_c", scaled, out, { kernel: 1 })
  })
  return add(net, "add", shortcut(net, x, out, stride), inner)
}

function shortcut(net: Net, x: Tensor, out: number, stride: number): Tensor {
  if (stride === 1 && x.shape[0] === out) return x
  const pooled = stride === 1 ? x : averagePool(net, "proj.0", x, { kernel: 3, stride, padding: 1 })
  return conv(net, stride === 1 ? "proj.0" : "proj.1", pooled, out, { kernel: 1 })
}

/** Attention in groups of `side` × `side` tokens, and two linear layers, each with a path around it. */
export function partitionAttention(net: Net, image: Tensor, headSize: number, side: number): Tensor {
  const [width = 0, ...spatial] = image.shape
  if (spatial.some((size) => size % side !== 0))
    throw new ShapeMistake(net.pathOf("attn_layer"), "not-divisible", [spatial], side)
  const heads = width / headSize
  const x = toTokens(net, "partition", image)
  const normed = layerNorm(net, "attn_layer.0", x)
  const attended = net.within("attn_layer.1", () =>
    selfAttention(net, normed, {
      heads,
      group: side * side,
      weights: [weight("relative_position_bias_table", [(2 * side - 1) ** 2, heads])],
      names: { qkv: "to_qkv", output: "merge" },
    }),
  )
  const seen = add(net, "add1", x, attended)
  const mixed = net.within("mlp_layer", () =>
    feedForward(net, layerNorm(net, "0", seen), { hidden: 4 * width, activation: "gelu", names: ["1", "3"] }),
  )
  return toImage(net, "departition", add(net, "add2", seen, mixed), spatial)
}
