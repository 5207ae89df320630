/** ELECTRA's discriminator without a task head: BERT with narrower embeddings in the small one. */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import { linear } from "../../layers/linear.ts"
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

const small = { embedded: 128, width: 256, depth: 12, heads: 4, inner: 1024, places: 512 }
const base = { embedded: 768, width: 768, depth: 12, heads: 12, inner: 3072, places: 512 }
const large = { embedded: 1024, width: 1024, depth: 24, heads: 16, inner: 4096, places: 512 }
const english = 30_522

/** For sizes that were compared with no page. */
const assumed = {
  title: "Sizes as commonly documented, not compared with config.json",
  date: "2026",
  confidence: "assumption",
} as const

const variants: readonly Variant<Settings>[] = [
  { names: ["google/electra-small-discriminator", "electra-small"], settings: { ...small, vocabulary: english } },
  { names: ["google/electra-base-discriminator", "electra-base"], settings: { ...base, vocabulary: english } },
  { names: ["google/electra-large-discriminator", "electra-large"], settings: { ...large, vocabulary: english } },
  {
    names: ["aubmindlab/araelectra-base-discriminator", "AraELECTRA"],
    settings: { ...base, vocabulary: 64_000 },
    source: assumed,
  },
  { names: ["deepset/gelectra-large", "German ELECTRA Large"], settings: { ...large, vocabulary: 31_102 }, source: assumed },
]

export const electra: Family = architecture<Settings>({
  family: "electra",
  title: "ELECTRA",
  library: "transformers",
  tasks: ["text classification"],
  per: "sample",
  size: { sequence: 512 },
  source: {
    title: "ELECTRA, appendix B; Hugging Face transformers, models/electra",
    where: "https://arxiv.org/abs/2003.10555",
    date: "2020-03",
    confidence: "published",
  },
  variants,
  lay: (net, { vocabulary, embedded, width, depth, heads, inner, places }, { sequence }) => {
    const ids = net.input("input_ids", [sequence])
    let x = bertEmbedding(net, ids, { vocabulary, width: embedded, places, segments: 2 })
    if (embedded !== width) x = linear(net, "embeddings_project", x, width)
    for (let k = 0; k < depth; k++) x = net.within(`encoder.layer.${k}`, () => bertLayer(net, x, { heads, inner }))
    return x
  },
  configs: { electra: fromConfig },
})

function fromConfig(fields: Fields): FromConfig<Settings> {
  const width = fields.count(["hidden_size"])
  const settings = {
    vocabulary: fields.count(["vocab_size"]),
    embedded: fields.count(["embedding_size"], width),
    width,
    depth: fields.count(["num_hidden_layers"], undefined, 10_000),
    heads: fields.count(["num_attention_heads"]),
    inner: fields.count(["intermediate_size"]),
    places: fields.count(["max_position_embeddings"], 512),
  }
  return { settings }
}
