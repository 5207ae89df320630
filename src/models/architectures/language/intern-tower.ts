/**
 * InternViT in its two sizes: a vision transformer whose halves are scaled; the larger one has RMS norms, norms of queries and keys, and no bias
 * in front of them. Source: OpenGVLab/InternVL2_5-8B and InternVL2_5-26B, modeling_intern_vit.py.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join, toTokens } from "../../layers/arrange.ts"
import { attentionCore } from "../../layers/attention.ts"
import { conv } from "../../layers/conv.ts"
import { positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm, rmsNorm } from "../../layers/norm.ts"
import { add, learntArray, scale } from "../../layers/pointwise.ts"
import type { ClipTower } from "./clip-towers.ts"

export type InternTower = ClipTower & {
  readonly patch: number
  readonly norm: "layer" | "rms"
  /** Of queries, keys and values. */
  readonly hasBias: boolean
  readonly hasQueryKeyNorm: boolean
}

/** [3, height, width] → [patches, width], without the class token. */
export function internTower(net: Net, image: Tensor, tower: InternTower): Tensor {
  const { width, depth, patch } = tower
  const patches = conv(net, "embeddings.patch_embedding", image, width, { kernel: patch, stride: patch })
  const own = learntArray(net, "embeddings.class_embedding", [1, width], "class token")
  const tokens = join(net, "embeddings.join", [own, toTokens(net, "embeddings.patches", patches)])
  let x = positions(net, "embeddings.position_embedding", tokens, tokens.shape[0] ?? 0)
  for (let k = 0; k < depth; k++) x = net.within(`encoder.layers.${k}`, () => layer(net, x, tower))
  return cut(net, "without_class", x, 0, (x.shape[0] ?? 1) - 1)
}

function layer(net: Net, x: Tensor, tower: InternTower): Tensor {
  const norm = tower.norm === "rms" ? rmsNorm : layerNorm
  const { width, inner } = tower
  const normed = norm(net, "norm1", x)
  const attended = net.within("attn", () => attention(net, normed, tower))
  const seen = add(net, "sum1", x, scale(net, "ls1", attended, [width]))
  const again = norm(net, "norm2", seen)
  const fed = net.within("mlp", () => feedForward(net, again, { hidden: inner, activation: "gelu" }))
  return add(net, "sum2", seen, scale(net, "ls2", fed, [width]))
}

/** The norms run over all heads together. */
function attention(net: Net, x: Tensor, { width, heads, hasBias, hasQueryKeyNorm }: InternTower): Tensor {
  const all = linear(net, "qkv", x, 3 * width, { bias: hasBias, target: "query" })
  const normed = (name: string, y: Tensor): Tensor => (hasQueryKeyNorm ? rmsNorm(net, name, y) : y)
  const query = normed("q_norm", cut(net, "q", all, 1, width))
  const key = normed("k_norm", cut(net, "k", all, 1, width))
  const core = attentionCore(net, "core", query, key, cut(net, "v", all, 1, width), { heads, headSize: width / heads })
  return linear(net, "proj", core, width, { target: "output" })
}
