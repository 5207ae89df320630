/** What the towers of Llama 3.2 and Llama 4 share: patches with a class token, and layers with norms before each part. */
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { join, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add, learntArray, scale } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"

export type LlamaTowerLayer = {
  readonly heads: number
  readonly inner: number
  /** Of the four matrices of attention. */
  readonly hasBias: boolean
  /** One learnt figure weighs what each part adds. */
  readonly isGated: boolean
}

const names = { query: "q_proj", key: "k_proj", value: "v_proj", output: "o_proj" } as const

/** [tokens, width] → the same. */
export function llamaTowerLayer(net: Net, x: Tensor, { heads, inner, hasBias, isGated }: LlamaTowerLayer): Tensor {
  const headSize = (x.shape.at(-1) ?? 0) / heads
  const weighed = (name: string, y: Tensor): Tensor => (isGated ? scale(net, name, y, [1]) : y)
  const normed = layerNorm(net, "input_layernorm", x)
  const attended = net.within("self_attn", () => crossAttention(net, normed, normed, { heads, headSize, bias: hasBias, names }))
  const seen = add(net, "sum1", x, weighed("gate_attn", attended))
  const again = layerNorm(net, "post_attention_layernorm", seen)
  const fed = net.within("mlp", () => feedForward(net, again, { hidden: inner, activation: "gelu" }))
  return add(net, "sum2", seen, weighed("gate_ffn", fed))
}

/** [3, height, width] → [patches, width]. */
export function llamaPatches(net: Net, name: string, image: Tensor, width: number, patch: number): Tensor {
  return toTokens(net, "patches", conv(net, name, image, width, { kernel: patch, stride: patch, bias: false }))
}

/** A learnt token beside the patches: behind them in Llama 4, before them in Llama 3.2. */
export function withClassToken(net: Net, patches: Tensor): Tensor {
  const own = learntArray(net, "class_embedding", [1, patches.shape.at(-1) ?? 0], "class token")
  return join(net, "with_class", [own, patches])
}

/** A table added to the tokens of a tile, of which one row is met, weighed by one learnt figure. */
export function gatedTable(net: Net, name: string, x: Tensor, rows: number, width: number): Tensor {
  return net.lay(name, {
    kind: "position",
    title: "places of tiles",
    inputs: [x],
    output: x.shape,
    weights: [weight("embedding.weight", [rows, width]), weight("gate", [1])],
  })
}
