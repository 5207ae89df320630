/**
 * Layers of encoders and decoders with biases and layer norms, as BART, Whisper and their kin have them in Hugging Face transformers. A
 * norm stands behind the sum (BART) or before each part (mBART, Whisper).
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { ownKeys, sourceKeys } from "./kept-keys.ts"

export type BartLayer = {
  readonly heads: number
  /** Width inside the feed-forward. */
  readonly inner: number
  readonly isPreNorm: boolean
  readonly hasKeyBias: boolean
}

const names = { query: "q_proj", key: "k_proj", value: "v_proj", output: "out_proj" } as const

/** [tokens, width] → [tokens, width]. */
export function encoderLayer(net: Net, x: Tensor, layer: BartLayer): Tensor {
  const seen = part(net, x, layer, "self_attn_layer_norm", (y) => attention(net, "self_attn", y, y, layer, "both ways"))
  return forward(net, seen, layer)
}

/** A token sees earlier ones and all of the source. */
export function decoderLayer(net: Net, x: Tensor, source: Tensor, layer: BartLayer): Tensor {
  const own = part(net, x, layer, "self_attn_layer_norm", (y) => attention(net, "self_attn", y, y, layer, "back"))
  const seen = part(net, own, layer, "encoder_attn_layer_norm", (y) =>
    attention(net, "encoder_attn", y, source, layer, "the source"),
  )
  return forward(net, seen, layer)
}

function forward(net: Net, x: Tensor, layer: BartLayer): Tensor {
  return part(net, x, layer, "final_layer_norm", (y) => feedForward(net, y, { hidden: layer.inner, activation: "gelu" }))
}

type Looks = "both ways" | "back" | "the source"

function attention(net: Net, name: string, x: Tensor, from: Tensor, layer: BartLayer, looks: Looks): Tensor {
  const width = x.shape.at(-1) ?? 0
  const state = looks === "back" ? ownKeys(width) : looks === "the source" ? sourceKeys(width, from) : null
  const { heads, hasKeyBias } = layer
  const options = { heads, headSize: width / heads, keyBias: hasKeyBias, isCausal: looks === "back", state, names }
  return net.within(name, () => crossAttention(net, x, from, options))
}

function part(net: Net, x: Tensor, { isPreNorm }: BartLayer, norm: string, inside: (x: Tensor) => Tensor): Tensor {
  if (isPreNorm) return add(net, `${norm}.sum`, x, inside(layerNorm(net, norm, x)))
  return layerNorm(net, norm, add(net, `${norm}.sum`, x, inside(x)))
}
