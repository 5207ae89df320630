/**
 * Encoder and decoder with one table of tokens: BART, mBART, Marian, M2M100 and NLLB, Pegasus, and the first transformer. Source and answer
 * are taken to be equally long. Sines are no parameters, though some checkpoints hold them.
 */
import type { TrustedSource } from "../../../data/index.ts"
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { embedding, positions } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { decoderLayer, encoderLayer } from "./bart-layers.ts"

type Side = { readonly depth: number; readonly heads: number; readonly inner: number }

type Settings = {
  readonly vocabulary: number
  readonly width: number
  readonly encoder: Side
  readonly decoder: Side
  /** Rows of each table of learnt places; null where they are sines. */
  readonly places: number | null
  readonly hasEmbeddingNorm: boolean
  /** Norms before each part and one at the end. */
  readonly isPreNorm: boolean
}

const hub = (title: string, where: string, date: string): TrustedSource => ({ title, where, date, confidence: "published" })
const sides = (depth: number, heads: number, inner: number): Pick<Settings, "encoder" | "decoder"> => ({
  encoder: { depth, heads, inner },
  decoder: { depth, heads, inner },
})
const bartLike = { places: 1026, hasEmbeddingNorm: true, isPreNorm: false } as const
const sines = { places: null, hasEmbeddingNorm: false, isPreNorm: true } as const
const marian = { ...sines, isPreNorm: false, width: 512, ...sides(6, 8, 2048) } as const

/** For sizes that were compared with no page. */
const assumed = {
  title: "Sizes as commonly documented, not compared with config.json",
  date: "2026",
  confidence: "assumption",
} as const

const variants: readonly Variant<Settings>[] = [
  {
    names: ["facebook/bart-base", "bart-base"],
    settings: { vocabulary: 50_265, width: 768, ...sides(6, 12, 3072), ...bartLike },
  },
  {
    names: ["facebook/bart-large", "bart-large"],
    settings: { vocabulary: 50_265, width: 1024, ...sides(12, 16, 4096), ...bartLike },
  },
  {
    names: ["facebook/bart-large-cnn", "bart-large-cnn"],
    settings: { vocabulary: 50_264, width: 1024, ...sides(12, 16, 4096), ...bartLike },
  },
  {
    names: ["facebook/mbart-large-50", "mbart-large-50", "facebook/mbart-large-50-many-to-many-mmt"],
    settings: { vocabulary: 250_054, width: 1024, ...sides(12, 16, 4096), ...bartLike, isPreNorm: true },
  },
  {
    names: ["facebook/mbart-large-cc25", "mbart-large-cc25"],
    settings: { vocabulary: 250_027, width: 1024, ...sides(12, 16, 4096), ...bartLike, isPreNorm: true },
    source: assumed,
  },
  { names: ["Helsinki-NLP/opus-mt-en-de", "opus-mt-en-de"], settings: { vocabulary: 58_101, ...marian }, source: assumed },
  { names: ["Helsinki-NLP/opus-mt-en-zh", "opus-mt-en-zh"], settings: { vocabulary: 65_001, ...marian }, source: assumed },
  {
    names: ["facebook/m2m100_418M", "M2M100-418M"],
    settings: { vocabulary: 128_112, width: 1024, ...sides(12, 16, 4096), ...sines },
    source: assumed,
  },
  {
    names: ["facebook/m2m100_1.2B", "M2M100-1.2B"],
    settings: { vocabulary: 128_112, width: 1024, ...sides(24, 16, 8192), ...sines },
    source: assumed,
  },
  {
    names: ["facebook/nllb-200-distilled-600M", "nllb-200-distilled-600M", "NLLB-600M"],
    settings: { vocabulary: 256_206, width: 1024, ...sides(12, 16, 4096), ...sines },
  },
  {
    names: ["facebook/nllb-200-1.3B", "nllb-200-1.3B", "facebook/nllb-200-distilled-1.3B"],
    settings: { vocabulary: 256_206, width: 1024, ...sides(24, 16, 8192), ...sines },
    source: assumed,
  },
  {
    names: ["facebook/nllb-200-3.3B", "nllb-200-3.3B"],
    settings: { vocabulary: 256_206, width: 2048, ...sides(24, 16, 8192), ...sines },
    source: assumed,
  },
  {
    names: ["google/pegasus-large", "pegasus-large", "google/pegasus-xsum"],
    settings: { vocabulary: 96_103, width: 1024, ...sides(16, 16, 4096), ...sines },
    source: assumed,
  },
  {
    names: ["transformer-base", "Transformer (base)", "Transformer"],
    settings: { vocabulary: 37_000, ...marian },
    source: hub("Attention is all you need, table 3", "https://arxiv.org/abs/1706.03762", "2017-06"),
  },
  {
    names: ["transformer-big", "Transformer (big)"],
    settings: { vocabulary: 37_000, ...marian, width: 1024, ...sides(6, 16, 4096) },
    source: hub("Attention is all you need, table 3", "https://arxiv.org/abs/1706.03762", "2017-06"),
  },
]

export const bart: Family = architecture<Settings>({
  family: "bart",
  title: "Encoder and decoder",
  library: "transformers",
  tasks: ["translation"],
  per: "sample",
  size: { sequence: 512 },
  source: hub("BART; Hugging Face transformers, models/bart", "https://arxiv.org/abs/1910.13461", "2019-10"),
  variants,
  lay: (net, settings, { sequence }) => {
    const source = net.within("model.encoder", () => encode(net, net.input("input_ids", [sequence]), settings))
    const answer = net.input("decoder_input_ids", [sequence])
    const last = net.within("model.decoder", () => decode(net, answer, source, settings))
    return net.head(() =>
      linear(net, "lm_head", last, settings.vocabulary, { bias: false, tiedTo: "model.encoder.embed_tokens" }),
    )
  },
  configs: {
    bart: (fields) => fromConfig(fields, bartLike),
    mbart: (fields) => fromConfig(fields, { ...bartLike, isPreNorm: true }),
    marian: (fields) => fromConfig(fields, { ...sines, isPreNorm: false }),
    m2m_100: (fields) => fromConfig(fields, sines),
    pegasus: (fields) => fromConfig(fields, sines),
  },
})

function encode(net: Net, ids: Tensor, settings: Settings): Tensor {
  const { encoder, isPreNorm } = settings
  let x = embedded(net, embedding(net, "embed_tokens", ids, settings.vocabulary, settings.width), settings)
  for (let k = 0; k < encoder.depth; k++)
    x = net.within(`layers.${k}`, () => encoderLayer(net, x, { ...encoder, isPreNorm, hasKeyBias: true }))
  return isPreNorm ? layerNorm(net, "layer_norm", x) : x
}

function decode(net: Net, ids: Tensor, source: Tensor, settings: Settings): Tensor {
  const { decoder, isPreNorm, vocabulary, width } = settings
  const begun = embedding(net, "embed_tokens", ids, vocabulary, width, "embedding", "model.encoder.embed_tokens")
  let x = embedded(net, begun, settings)
  for (let k = 0; k < decoder.depth; k++)
    x = net.within(`layers.${k}`, () => decoderLayer(net, x, source, { ...decoder, isPreNorm, hasKeyBias: true }))
  return isPreNorm ? layerNorm(net, "layer_norm", x) : x
}

function embedded(net: Net, x: Tensor, { places, hasEmbeddingNorm }: Settings): Tensor {
  const placed = places === null ? x : positions(net, "embed_positions", x, places)
  return hasEmbeddingNorm ? layerNorm(net, "layernorm_embedding", placed) : placed
}

type Kind = Pick<Settings, "hasEmbeddingNorm" | "isPreNorm"> & { readonly places: number | null }

/** Learnt places begin at 2. */
function fromConfig(fields: Fields, kind: Kind): FromConfig<Settings> {
  const side = (name: "encoder" | "decoder"): Side => ({
    depth: fields.count([`${name}_layers`], undefined, 10_000),
    heads: fields.count([`${name}_attention_heads`]),
    inner: fields.count([`${name}_ffn_dim`]),
  })
  const places = kind.places === null ? null : fields.count(["max_position_embeddings"], 1024) + 2
  const settings = {
    ...kind,
    places,
    vocabulary: fields.count(["vocab_size"]),
    width: fields.count(["d_model"]),
    encoder: side("encoder"),
    decoder: side("decoder"),
  }
  return { settings }
}
