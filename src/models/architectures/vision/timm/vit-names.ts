/** The paths that timm gives the parts of its vision transformers, and what follows the trunk. */
import type { Net, Tensor } from "../../../graph/net.ts"
import { cut } from "../../../layers/arrange.ts"
import { attentionCore } from "../../../layers/attention.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { add, learntArray } from "../../../layers/pointwise.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { type VitNames, type VitTrunk, vitTrunk } from "../vit-trunk.ts"

export const vitNames: VitNames = {
  patch: "patch_embed.proj",
  classToken: "cls_token",
  positions: "pos_embed",
  block: (index) => `blocks.${index}`,
  inside: {
    norms: ["norm1", "norm2"],
    attention: "attn",
    projections: { qkv: "qkv", output: "proj" },
    feedForward: "mlp",
    layers: ["fc1", "fc2"],
  },
  norm: "norm",
}

export type TimmVit = Omit<VitTrunk, "names" | "hasNormBehind"> & {
  /** What the classifier reads; the first token unless said. The mean is normed after it is taken, or before (`mean of normed`). */
  readonly reads?: "first token" | "mean" | "mean of normed" | "latent token" | "two tokens"
  readonly names?: VitNames
}

/** The trunk and its classifier. */
export function timmVit(net: Net, image: Tensor, vit: TimmVit, classes: number | null): Tensor | readonly Tensor[] {
  const { reads = "first token", names = vitNames } = vit
  const tokens = vitTrunk(net, image, { ...vit, names, hasNormBehind: reads !== "mean" })
  // A backbone without classes ends with what its classifier would read.
  const head = (name: string, x: Tensor): Tensor =>
    classes === 0 ? x : net.head(() => linear(net, name, x, classes ?? imageNetClasses))
  switch (reads) {
    case "first token":
      return head("head", poolTokens(net, "first", tokens, "first token"))
    case "mean":
      return head("head", layerNorm(net, "fc_norm", poolTokens(net, "mean", tokens, "mean of the tokens")))
    case "mean of normed":
      return head("head", poolTokens(net, "mean", tokens, "mean of the tokens"))
    case "latent token":
      return head(
        "head",
        net.within("attn_pool", () => latentToken(net, tokens, vit)),
      )
    case "two tokens":
      return ["head", "head_dist"].map((name) => head(name, poolTokens(net, `${name}.token`, tokens, "first token")))
  }
}

/** One learnt query that all tokens answer, with linear layers behind it (SigLIP). */
function latentToken(net: Net, tokens: Tensor, { heads, hidden }: TimmVit): Tensor {
  const width = tokens.shape.at(-1) ?? 0
  const query = linear(net, "q", learntArray(net, "latent", [1, width], "latent"), width)
  const both = linear(net, "kv", tokens, 2 * width)
  const [key, value] = ["k", "v"].map((part) => cut(net, part, both, 1, width)) as [Tensor, Tensor] // one for each of the two names
  const seen = linear(net, "proj", attentionCore(net, "core", query, key, value, { heads, headSize: width / heads }), width)
  const normed = layerNorm(net, "norm", seen)
  const mixed = net.within("mlp", () => feedForward(net, normed, { hidden, activation: "gelu" }))
  return poolTokens(net, "first", add(net, "add", seen, mixed), "first token")
}
