/**
 * A decoder that says of itself how it is built, for models that are published in papers or in the form of a training program
 * and not as a Hugging Face config: PaLM, Gopher, Megatron-LM, LitGPT. The `model_type` is `decoder`; styles.ts brings others to it.
 */
import type { FeedForward, GroupedAttention, Norm, Positions } from "../config.ts"
import type { Fields } from "../fields.ts"
import { readExperts } from "./experts.ts"
import { decoder, gated, groupsOf, multiHead, plain, type Reader, readSizes, type Sizes } from "./parts.ts"
import { oneWindow } from "./windows.ts"

export const readPlainDecoder: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const attention = attentionOf(fields, sizes)
  const windowOf = oneWindow(fields)
  const feedForwardOf = feedForwards(fields, sizes)
  const norms = fields.count(["norms"], 2)
  const groups = groupsOf(sizes.depth, (layer) => ({
    attention: { ...attention, window: windowOf(layer) },
    feedForward: feedForwardOf(layer),
    norms,
  }))
  return {
    ...decoder(family, sizes, groups),
    positions: positionsOf(fields.text("positions", "rotary"), sizes.context),
    norm: normOf(fields.text("norm", "rms")),
    normPlace: fields.text("norm_place", "before") === "behind" ? "behind" : "before",
    isParallel: fields.flag("parallel", false),
    head: {
      kind: "language",
      isTied: fields.flag("tie_word_embeddings", false),
      hasBias: fields.flag("head_bias", false),
    },
  }
}

function attentionOf(fields: Fields, sizes: Sizes): GroupedAttention {
  const bias = fields.text("attention_bias", "none")
  const norm = fields.text("query_key_norm", "none")
  return {
    ...multiHead(sizes, false),
    keyValueHeads: fields.count(["num_key_value_heads"], sizes.heads),
    headSize: fields.count(["head_dim"], sizes.hidden / sizes.heads),
    bias: bias === "all" || bias === "query-key-value" ? bias : "none",
    norm: norm === "head" || norm === "full" ? norm : "none",
    hasRelativePositions: fields.text("positions", "rotary") === "relative",
  }
}

/** Experts in one block of so many, the last of them; in all where nothing is said. */
function feedForwards(fields: Fields, sizes: Sizes): (layer: number) => FeedForward {
  const hasBias = fields.flag("mlp_bias", false)
  const isGated = fields.text("mlp", "gated") === "gated"
  const width = fields.count(["intermediate_size"], 4 * sizes.hidden)
  const dense = isGated ? gated(width, hasBias) : plain(width, hasBias)
  if (!fields.has("num_experts")) return () => dense
  const experts = readExperts(fields, { isGated: fields.text("expert_mlp", isGated ? "gated" : "plain") === "gated", hasBias })
  const period = fields.count(["moe_layer_freq"], 1)
  return (layer) => ((layer + 1) % period === 0 ? experts : dense)
}

const norms: ReadonlyMap<string, Norm> = new Map<string, Norm>([
  ["layer", { kind: "layer", hasBias: true }],
  ["layer without shift", { kind: "layer", hasBias: false }],
  ["fixed", { kind: "fixed", hasBias: false }],
])

function normOf(name: string): Norm {
  return norms.get(name) ?? { kind: "rms", hasBias: false }
}

function positionsOf(name: string, rows: number): Positions {
  if (name === "learned") return { kind: "learned", rows }
  if (name === "relative") return { kind: "none" }
  return { kind: name === "alibi" || name === "none" ? name : "rotary" }
}
