/**
 * Parts of encoders of the BERT line in the paths of Hugging Face transformers: embeddings of tokens, places and segments, and blocks with norms
 * behind the sums.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { embedding, positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"

export type BertEmbedding = {
  readonly vocabulary: number
  readonly width: number
  /** Rows of the table of places, 0 without one. */
  readonly places: number
  readonly segments: number
}

export function bertEmbedding(net: Net, ids: Tensor, { vocabulary, width, places, segments }: BertEmbedding): Tensor {
  return net.within("embeddings", () => {
    let x = embedding(net, "word_embeddings", ids, vocabulary, width)
    if (places > 0) x = positions(net, "position_embeddings", x, places)
    if (segments > 0) x = positions(net, "token_type_embeddings", x, segments)
    return layerNorm(net, "LayerNorm", x)
  })
}

export type BertLayer = { readonly heads: number; readonly inner: number }

const inside = { query: "self.query", key: "self.key", value: "self.value", output: "output.dense" } as const

export function bertLayer(net: Net, x: Tensor, { heads, inner }: BertLayer): Tensor {
  const options = { heads, headSize: (x.shape.at(-1) ?? 0) / heads, names: inside }
  const attended = net.within("attention", () => crossAttention(net, x, x, options))
  const seen = layerNorm(net, "attention.output.LayerNorm", add(net, "attention.sum", x, attended))
  const fed = feedForward(net, seen, { hidden: inner, activation: "gelu", names: ["intermediate.dense", "output.dense"] })
  return layerNorm(net, "output.LayerNorm", add(net, "output.sum", seen, fed))
}
