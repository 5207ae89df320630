/** ALBERT with its pooler: one block whose weights all layers share, and narrow embeddings. */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { poolTokens } from "../../layers/pool.ts"
import { bertEmbedding, bertLayer } from "./bert-layers.ts"

type Settings = {
  readonly vocabulary: number
  readonly embedded: number
  readonly width: number
  readonly depth: number
  readonly heads: number
  readonly inner: number
  readonly places: number
}

function albertOf(width: number, depth: number, heads: number): Settings {
  return { vocabulary: 30_000, embedded: 128, width, depth, heads, inner: 4 * width, places: 512 }
}

const variants: readonly Variant<Settings>[] = [
  { names: ["albert/albert-base-v2", "albert-base-v2", "albert-base"], settings: albertOf(768, 12, 12) },
  { names: ["albert/albert-large-v2", "albert-large-v2", "albert-large"], settings: albertOf(1024, 24, 16) },
  { names: ["albert/albert-xlarge-v2", "albert-xlarge-v2", "albert-xlarge"], settings: albertOf(2048, 24, 16) },
  { names: ["albert/albert-xxlarge-v2", "albert-xxlarge-v2", "albert-xxlarge"], settings: albertOf(4096, 12, 64) },
]

export const albert: Family = architecture<Settings>({
  family: "albert",
  title: "ALBERT",
  library: "transformers",
  tasks: ["text classification"],
  per: "sample",
  size: { sequence: 512 },
  source: {
    title: "ALBERT, table 1; Hugging Face transformers, models/albert",
    where: "https://arxiv.org/abs/1909.11942",
    date: "2019-09",
    confidence: "published",
  },
  variants,
  lay: (net, { vocabulary, embedded, width, depth, heads, inner, places }, { sequence }) => {
    const ids = net.input("input_ids", [sequence])
    let x = bertEmbedding(net, ids, { vocabulary, width: embedded, places, segments: 2 })
    x = linear(net, "encoder.embedding_hidden_mapping_in", x, width)
    for (let k = 0; k < depth; k++) x = repeated(net, k, (inside) => bertLayer(inside, x, { heads, inner }))
    return net.head(() =>
      activation(net, "pooler_activation", linear(net, "pooler", poolTokens(net, "first", x, "first token"), width), "tanh"),
    )
  },
  configs: { albert: fromConfig },
})

/** The first layer has the weights; those of the others are the same. */
function repeated(net: Net, index: number, lay: (net: Net) => Tensor): Tensor {
  const [first, own] = ["encoder.layers.0", `encoder.layers.${index}`]
  const again: Net = {
    ...net,
    lay: (name, layer) => {
      const tiedTo = net.pathOf(name).replace(own, first)
      return net.lay(name, { ...layer, weights: (layer.weights ?? []).map((weight) => ({ ...weight, tiedTo })) })
    },
  }
  return net.within(own, () => lay(index === 0 ? net : again))
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const settings = {
    vocabulary: fields.count(["vocab_size"]),
    embedded: fields.count(["embedding_size"], 128),
    width: fields.count(["hidden_size"]),
    depth: fields.count(["num_hidden_layers"], undefined, 10_000),
    heads: fields.count(["num_attention_heads"]),
    inner: fields.count(["intermediate_size"]),
    places: fields.count(["max_position_embeddings"], 512),
  }
  return { settings }
}
