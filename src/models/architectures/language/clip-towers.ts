/** Towers of CLIP and SigLIP in the paths of Hugging Face transformers: an encoder with norms before each part. */
import type { Net, Tensor } from "../../graph/net.ts"
import { join, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add, learntArray } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"

export type ClipTower = {
  readonly width: number
  readonly depth: number
  readonly heads: number
  readonly inner: number
}

const names = { query: "q_proj", key: "k_proj", value: "v_proj", output: "out_proj" } as const

/** [tokens, width] → [tokens, width]. */
export function clipEncoder(net: Net, x: Tensor, tower: ClipTower, isCausal: boolean): Tensor {
  const { width, depth, heads, inner } = tower
  const attention = { heads, headSize: width / heads, isCausal, names }
  let y = x
  for (let k = 0; k < depth; k++)
    y = net.within(`encoder.layers.${k}`, () => {
      const normed = layerNorm(net, "layer_norm1", y)
      const seen = add(
        net,
        "sum1",
        y,
        net.within("self_attn", () => crossAttention(net, normed, normed, attention)),
      )
      const again = layerNorm(net, "layer_norm2", seen)
      return add(
        net,
        "sum2",
        seen,
        net.within("mlp", () => feedForward(net, again, { hidden: inner, activation: "gelu" })),
      )
    })
  return y
}

/** [3, height, width] → [1 + patches, width], before the last norm. */
export function clipVision(net: Net, image: Tensor, tower: ClipTower & { readonly patch: number }): Tensor {
  const { width, patch } = tower
  const seen = conv(net, "embeddings.patch_embedding", image, width, { kernel: patch, stride: patch, bias: false })
  const own = learntArray(net, "embeddings.class_embedding", [1, width], "class token")
  const tokens = join(net, "embeddings.join", [own, toTokens(net, "embeddings.patches", seen)])
  const placed = positions(net, "embeddings.position_embedding", tokens, tokens.shape[0] ?? 0)
  return clipEncoder(net, layerNorm(net, "pre_layrnorm", placed), tower, false)
}

/** The same without a class token and with a bias in the patches, behind the last norm (SigLIP). */
export function siglipVision(net: Net, image: Tensor, tower: ClipTower & { readonly patch: number }): Tensor {
  const { width, patch } = tower
  const seen = toTokens(
    net,
    "embeddings.patches",
    conv(net, "embeddings.patch_embedding", image, width, { kernel: patch, stride: patch }),
  )
  const placed = positions(net, "embeddings.position_embedding", seen, seen.shape[0] ?? 0)
  return layerNorm(net, "post_layernorm", clipEncoder(net, placed, tower, false))
}
