/**
 * DeBERTa of the second and third version without a task head: scores of content against distances, with one table of distances for all
 * blocks, whose keys and queries are made by the same matrices as those of the content.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import { byActivation, type Net, type Tensor } from "../../graph/net.ts"
import { reshape } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add, learntArray } from "../../layers/pointwise.ts"
import { bertEmbedding, bertLayer } from "./bert-layers.ts"

type Settings = {
  readonly vocabulary: number
  readonly width: number
  readonly depth: number
  readonly heads: number
  readonly inner: number
  /** Distances that are told apart, each way. */
  readonly buckets: number
  /** Of a convolution beside the first block, 0 without one (the second version). */
  readonly convKernel: number
}

function debertaOf(width: number, depth: number, heads: number, more: Partial<Settings> = {}): Settings {
  return { vocabulary: 128_100, width, depth, heads, inner: 4 * width, buckets: 256, convKernel: 0, ...more }
}

const config = (where: string) =>
  ({ title: "config.json of it or of a copy", where, date: "2021", confidence: "secondary" }) as const

/** For sizes that were compared with no page. */
const assumed = {
  title: "Sizes as commonly documented, not compared with config.json",
  date: "2026",
  confidence: "assumption",
} as const

const variants: readonly Variant<Settings>[] = [
  { names: ["microsoft/deberta-v3-xsmall", "deberta-v3-xsmall"], settings: debertaOf(384, 12, 6) },
  { names: ["microsoft/deberta-v3-small", "deberta-v3-small"], settings: debertaOf(768, 6, 12) },
  { names: ["microsoft/deberta-v3-base", "deberta-v3-base"], settings: debertaOf(768, 12, 12) },
  { names: ["microsoft/deberta-v3-large", "deberta-v3-large"], settings: debertaOf(1024, 24, 16) },
  {
    names: ["microsoft/mdeberta-v3-base", "mdeberta-v3-base"],
    settings: debertaOf(768, 12, 12, { vocabulary: 251_000 }),
    source: assumed,
  },
  {
    names: ["microsoft/deberta-v2-xlarge", "deberta-v2-xlarge"],
    settings: debertaOf(1536, 24, 24, { convKernel: 3 }),
    source: config("https://huggingface.co/NDugar/deberta-v2-xlarge-mnli/blame/main/config.json"),
  },
  {
    names: ["microsoft/deberta-v2-xxlarge", "deberta-v2-xxlarge"],
    settings: debertaOf(1536, 48, 24, { convKernel: 3 }),
    source: config("https://huggingface.co/microsoft/deberta-v2-xxlarge/blob/main/config.json"),
  },
]

export const deberta: Family = architecture<Settings>({
  family: "deberta",
  title: "DeBERTa",
  library: "transformers",
  tasks: ["text classification"],
  per: "sample",
  size: { sequence: 512 },
  source: {
    title: "DeBERTa, section 3; DeBERTaV3; Hugging Face transformers, models/deberta_v2",
    where: "https://arxiv.org/abs/2006.03654; https://arxiv.org/abs/2111.09543",
    date: "2021-11",
    confidence: "published",
  },
  variants,
  lay: (net, settings, { sequence }) => {
    const { vocabulary, width, depth, buckets, convKernel } = settings
    const ids = net.input("input_ids", [sequence])
    const embedded = bertEmbedding(net, ids, { vocabulary, width, places: 0, segments: 0 })
    const table = layerNorm(
      net,
      "encoder.LayerNorm",
      learntArray(net, "encoder.rel_embeddings", [2 * buckets, width], "distances"),
    )
    let x = embedded
    for (let k = 0; k < depth; k++) {
      x = net.within(`encoder.layer.${k}`, () => block(net, x, table, settings))
      if (k === 0 && convKernel > 0) x = net.within("encoder.conv", () => beside(net, embedded, x, convKernel))
    }
    return x
  },
  configs: { "deberta-v2": fromConfig },
})

/** Beside the products of content with content there are those of content with distances and of distances with content. */
function block(net: Net, x: Tensor, table: Tensor, { heads, inner, width }: Settings): Tensor {
  const [tokens = 0] = x.shape
  const rows = table.shape[0] ?? 0
  const headSize = width / heads
  net.lay("attention.self.distances", {
    kind: "attention",
    title: "scores of distances",
    inputs: [x, table],
    output: [tokens, heads * tokens],
    products: [
      // The table passes the matrices of keys and of queries, then meets both.
      byActivation(2, rows, width, width),
      byActivation(2 * heads, tokens, rows, headSize),
    ],
  })
  return bertLayer(net, x, { heads, inner })
}

function beside(net: Net, embedded: Tensor, x: Tensor, kernel: number): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const across = reshape(net, "in", embedded, [width, tokens], "to channels")
  const mixed = activation(net, "act", conv(net, "conv", across, width, { kernel, padding: "same" }), "gelu")
  return layerNorm(net, "LayerNorm", add(net, "sum", x, reshape(net, "out", mixed, [tokens, width], "to tokens")))
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const settings = {
    vocabulary: fields.count(["vocab_size"]),
    width: fields.count(["hidden_size"]),
    depth: fields.count(["num_hidden_layers"], undefined, 10_000),
    heads: fields.count(["num_attention_heads"]),
    inner: fields.count(["intermediate_size"]),
    buckets: fields.count(["position_buckets"], 256),
    convKernel: fields.optional("conv_kernel_size") ?? 0,
  }
  return { settings }
}
