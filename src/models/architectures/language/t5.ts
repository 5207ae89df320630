/**
 * T5 in both versions: 1.0 with a plain feed-forward and a tied head, 1.1 (Flan, mT5) with a gated one and a head of its own. Attention has no
 * biases; places are a table of biases of the scores in the first block. Source and answer are taken to be equally long.
 */
import { architecture, type Family, type FromConfig } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { embedding } from "../../layers/embedding.ts"
import { feedForward, gatedFeedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { rmsNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { ownKeys, sourceKeys } from "./kept-keys.ts"
import { type T5, t5Variants } from "./t5-variants.ts"

const names = { query: "q", key: "k", value: "v", output: "o" } as const

export const t5: Family = architecture<T5>({
  family: "t5",
  title: "T5",
  library: "transformers",
  tasks: ["translation"],
  per: "sample",
  size: { sequence: 512 },
  source: {
    title: "Exploring the limits of transfer learning, section 2.1; Hugging Face transformers, models/t5",
    where: "https://arxiv.org/abs/1910.10683",
    date: "2019-10",
    confidence: "published",
  },
  variants: t5Variants,
  lay: (net, settings, { sequence }) => {
    const { vocabulary, width, isTied } = settings
    const ids = embedding(net, "shared", net.input("input_ids", [sequence]), vocabulary, width)
    const source = net.within("encoder", () => stack(net, ids, null, settings))
    const answer = net.input("decoder_input_ids", [sequence])
    const begun = embedding(net, "decoder.embed_tokens", answer, vocabulary, width, "embedding", "shared")
    const last = net.within("decoder", () => stack(net, begun, source, settings))
    return net.head(() => linear(net, "lm_head", last, vocabulary, { bias: false, tiedTo: isTied ? "shared" : null }))
  },
  configs: {
    t5: (fields) => fromConfig(fields, true),
    mt5: (fields) => fromConfig(fields, false),
    umt5: (fields) => fromConfig(fields, false),
  },
})

/** The encoder, or the decoder where there is a source. */
function stack(net: Net, x: Tensor, source: Tensor | null, settings: T5): Tensor {
  const depth = source === null ? settings.encoderDepth : settings.decoderDepth
  let y = x
  for (let k = 0; k < depth; k++) y = net.within(`block.${k}`, () => block(net, y, source, settings, k === 0))
  return rmsNorm(net, "final_layer_norm", y)
}

function block(net: Net, x: Tensor, source: Tensor | null, settings: T5, isFirst: boolean): Tensor {
  const { heads, headSize, buckets } = settings
  const table = isFirst ? [weight("relative_attention_bias.weight", [buckets, heads])] : []
  const state = source === null ? null : ownKeys(heads * headSize)
  const own = { heads, headSize, bias: false, isCausal: source !== null, state, weights: table, names }
  let y = part(net, "layer.0", x, (z) => net.within("SelfAttention", () => crossAttention(net, z, z, own)))
  if (source !== null) {
    const other = { heads, headSize, bias: false, state: sourceKeys(heads * headSize, source), names }
    y = part(net, "layer.1", y, (z) => net.within("EncDecAttention", () => crossAttention(net, z, source, other)))
  }
  const forward = source === null ? "layer.1" : "layer.2"
  return part(net, forward, y, (z) => net.within("DenseReluDense", () => dense(net, z, settings)))
}

function part(net: Net, name: string, x: Tensor, inside: (x: Tensor) => Tensor): Tensor {
  return net.within(name, () => add(net, "sum", x, inside(rmsNorm(net, "layer_norm", x))))
}

function dense(net: Net, x: Tensor, { inner, isGated }: T5): Tensor {
  if (isGated) return gatedFeedForward(net, x, { hidden: inner, activation: "gelu", names: ["wi_1", "wo"], gate: "wi_0" })
  return feedForward(net, x, { hidden: inner, activation: "relu", bias: false, names: ["wi", "wo"] })
}

function fromConfig(fields: Fields, isTied: boolean): FromConfig<T5> {
  const depth = fields.count(["num_layers"], undefined, 10_000)
  const settings = {
    vocabulary: fields.count(["vocab_size"]),
    width: fields.count(["d_model"]),
    heads: fields.count(["num_heads"]),
    headSize: fields.count(["d_kv"]),
    inner: fields.count(["d_ff"]),
    encoderDepth: depth,
    decoderDepth: fields.count(["num_decoder_layers"], depth, 10_000),
    buckets: fields.count(["relative_attention_num_buckets"], 32),
    isGated: fields.text("feed_forward_proj", isTied ? "relu" : "gated-gelu").startsWith("gated"),
    isTied: fields.flag("tie_word_embeddings", isTied),
  }
  return { settings }
}
