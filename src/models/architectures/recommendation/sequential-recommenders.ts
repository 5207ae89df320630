/**
 * Recommenders that read what a user did as a sequence: SASRec looks back only and scores items by their own vectors; BERT4Rec looks both ways
 * and has a projection before the scores. Sizes for MovieLens 1M.
 */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { embedding, positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"

type Settings = {
  readonly kind: "SASRec" | "BERT4Rec"
  /** Items; one more row stands for padding, and in BERT4Rec one for the mask. */
  readonly items: number
  readonly width: number
  readonly heads: number
}

const depth = 2
const context = 200
const names = { query: "query", key: "key", value: "value", output: "out" }

export const sequentialRecommenders: Family = architecture<Settings>({
  family: "sequential-recommenders",
  title: "SASRec and BERT4Rec",
  library: "paper",
  tasks: ["recommendation"],
  per: "sample",
  size: { sequence: context },
  source: {
    title:
      "Kang, McAuley: Self-attentive sequential recommendation, section IV; Sun et al.: BERT4Rec, arXiv 1904.06690, section 4.2",
    where: "https://arxiv.org/abs/1808.09781",
    date: "2018-08",
    confidence: "published",
  },
  variants: [
    { names: ["SASRec MovieLens 1M", "SASRec"], settings: { kind: "SASRec", items: 3416, width: 50, heads: 1 } },
    { names: ["BERT4Rec MovieLens 1M", "BERT4Rec"], settings: { kind: "BERT4Rec", items: 3416, width: 64, heads: 2 } },
  ],
  lay: (net, settings, { sequence }) => {
    const { kind, items, width } = settings
    const rows = items + (kind === "SASRec" ? 1 : 2)
    let x = embedding(net, "item_emb", net.input("items", [sequence]), rows, width)
    x = positions(net, "pos_emb", x, context)
    for (let k = 0; k < depth; k++)
      x = net.within(`blocks.${k}`, () => (kind === "SASRec" ? lookingBack : lookingRound)(net, x, settings))
    const tiedTo = "item_emb"
    if (kind === "SASRec")
      return net.head(() => linear(net, "scores", layerNorm(net, "last_layernorm", x), rows, { bias: false, tiedTo }))
    const projected = layerNorm(net, "head.norm", activation(net, "head.act", linear(net, "head.dense", x, width), "gelu"))
    return net.head(() => linear(net, "scores", projected, rows, { tiedTo }))
  },
})

/** Norms first; the feed-forward, two convolutions over one place, is as wide as the rest. The implementation norms queries alone. */
function lookingBack(net: Net, x: Tensor, { width, heads }: Settings): Tensor {
  const query = layerNorm(net, "attention_layernorm", x)
  const attended = net.within("attention", () =>
    crossAttention(net, query, x, { heads, headSize: width / heads, isCausal: true, names }),
  )
  const y = layerNorm(net, "forward_layernorm", add(net, "residual1", query, attended))
  return add(net, "residual2", y, feedForward(net, y, { hidden: width, activation: "relu", names: ["conv1", "conv2"] }))
}

/** Norms last, as in BERT. */
function lookingRound(net: Net, x: Tensor, { width, heads }: Settings): Tensor {
  const attended = net.within("attention", () => crossAttention(net, x, x, { heads, headSize: width / heads, names }))
  const y = layerNorm(net, "norm1", add(net, "residual1", x, attended))
  const fed = feedForward(net, y, { hidden: 4 * width, activation: "gelu" })
  return layerNorm(net, "norm2", add(net, "residual2", y, fed))
}
