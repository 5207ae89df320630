/**
 * Models that mix attention with state spaces or linear attention: Jamba, Nemotron-H and Nemotron 3, Granite 4, Bamba.
 * Sources: Hugging Face transformers, models jamba, nemotron_h, granitemoehybrid, bamba.
 */
import type { Attention, Block, FeedForward, Mamba2Mixer, MambaMixer } from "../config.ts"
import type { Fields } from "../fields.ts"
import { readExperts } from "./experts.ts"
import {
  decoder,
  gated,
  groupsOf,
  multiHead,
  plain,
  type Reader,
  readContext,
  readHidden,
  readSizes,
  readVocabulary,
  type Sizes,
} from "./parts.ts"
import { stepRank } from "./state-spaces.ts"

/** Attention once in every period of blocks, experts once in every other; the router has no bias. */
export const readJamba: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const mamba = jambaMixer(fields, sizes.hidden)
  const attention = grouped(fields, sizes)
  const isAttention = onceIn(fields.count(["attn_layer_period"], 8), fields.optional("attn_layer_offset") ?? 4)
  const isSparse = onceIn(fields.count(["expert_layer_period"], 2), fields.optional("expert_layer_offset") ?? 1)
  const dense = gated(fields.count(["intermediate_size"]), false)
  const experts = fields.count(["num_experts"], 16) > 1 ? readExperts(fields) : dense
  const groups = groupsOf(sizes.depth, (layer) => ({
    attention: isAttention(layer) ? attention : mamba,
    feedForward: isSparse(layer) ? experts : dense,
    norms: 2,
  }))
  return { ...decoder(family, sizes, groups), positions: { kind: "none" }, head: headOf(fields, false) }
}

/** Each block is one part only, as a word of the list or a letter of the pattern says. */
export const readNemotronH: Reader = (fields, family) => {
  const kinds = blockKinds(fields)
  const sizes = {
    hidden: readHidden(fields),
    depth: kinds.length,
    heads: fields.count(["num_attention_heads"]),
    vocabulary: readVocabulary(fields),
    context: readContext(fields),
  }
  const blocks = new Map<string, Block>()
  for (const kind of new Set(kinds)) blocks.set(kind, nemotronBlock(fields, sizes, kind))
  const groups = groupsOf(sizes.depth, (layer) => blocks.get(kinds[layer] ?? "") ?? bare)
  return { ...decoder(family, sizes, groups), positions: { kind: "none" }, head: headOf(fields, false) }
}

/** Granite 4 and Bamba: a block has a mixer, then experts beside a shared feed-forward, or that alone. */
export const readGraniteHybrid: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const attention = grouped(fields, sizes)
  const mamba = graniteMixer(fields, sizes.hidden)
  const kinds = fields.texts("layer_types")
  const listed = new Set(fields.numbers("attn_layer_indices"))
  const isAttention = (layer: number): boolean => (kinds.length > 0 ? kinds[layer] === "attention" : listed.has(layer))
  const feedForward = graniteFeedForward(fields)
  const groups = groupsOf(sizes.depth, (layer) => ({
    attention: isAttention(layer) ? attention : mamba,
    feedForward,
    norms: 2,
  }))
  return { ...decoder(family, sizes, groups), head: headOf(fields, false) }
}

const letters: Readonly<Record<string, string>> = { M: "mamba", "*": "attention", "-": "mlp", E: "moe" }
const bare: Block = { attention: { kind: "none", window: null }, feedForward: { kind: "none" }, norms: 1 }

function blockKinds(fields: Fields): readonly string[] {
  const words = fields.texts("layers_block_type")
  if (words.length > 0) return words
  if (!fields.has("hybrid_override_pattern")) fields.count(["hybrid_override_pattern"]) // says that it is missing
  return [...fields.text("hybrid_override_pattern", "")].map((letter) => letters[letter] ?? letter)
}

function nemotronBlock(fields: Fields, sizes: Sizes, kind: string): Block {
  switch (kind) {
    case "mamba":
      return { ...bare, attention: nemotronMixer(fields) }
    case "attention":
      return { ...bare, attention: grouped(fields, sizes) }
    case "mlp":
      return { ...bare, feedForward: plain(fields.count(["intermediate_size"]), false) }
    case "moe":
      return { ...bare, feedForward: nemotronExperts(fields) }
    default:
      fields.wrong(fields.has("layers_block_type") ? "layers_block_type" : "hybrid_override_pattern", "pattern")
      return bare
  }
}

function onceIn(period: number, offset: number): (layer: number) => boolean {
  return (layer) => layer % period === offset
}

function grouped(fields: Fields, sizes: Sizes): Attention {
  return {
    ...multiHead(sizes, fields.flag("attention_bias", false)),
    keyValueHeads: fields.count(["num_key_value_heads"], sizes.heads),
    headSize: fields.count(["head_dim", "attention_head_dim"], sizes.hidden / sizes.heads),
  }
}

function jambaMixer(fields: Fields, hidden: number): MambaMixer {
  return {
    kind: "mamba",
    inner: fields.count(["mamba_expand"], 2) * hidden,
    state: fields.count(["mamba_d_state"], 16),
    kernel: fields.count(["mamba_d_conv"], 4),
    rank: stepRank(fields, "mamba_dt_rank", hidden),
    hasBias: fields.flag("mamba_proj_bias", false),
    hasConvBias: fields.flag("mamba_conv_bias", true),
    hasNorms: true,
    window: null,
  }
}

function nemotronMixer(fields: Fields): Mamba2Mixer {
  return {
    kind: "mamba2",
    heads: fields.count(["mamba_num_heads"]),
    headSize: fields.count(["mamba_head_dim"]),
    groups: fields.count(["n_groups"], 8),
    state: fields.count(["ssm_state_size"], 128),
    kernel: fields.count(["conv_kernel"], 4),
    hasBias: fields.flag("use_bias", false),
    hasConvBias: fields.flag("use_conv_bias", true),
    window: null,
  }
}

/** Two matrices an expert; the correction that balances the load is a number of each. */
function nemotronExperts(fields: Fields): FeedForward {
  return readExperts(fields, {
    isGated: false,
    hasRouterBias: true,
    sharedWidth: fields.count(["moe_shared_expert_intermediate_size"]),
    latentWidth: fields.optional("moe_latent_size"),
  })
}

function graniteMixer(fields: Fields, hidden: number): Mamba2Mixer {
  const heads = fields.count(["mamba_n_heads"], 128)
  return {
    kind: "mamba2",
    heads,
    headSize: (fields.count(["mamba_expand"], 2) * hidden) / heads,
    groups: fields.count(["mamba_n_groups"], 1),
    state: fields.count(["mamba_d_state"], 256),
    kernel: fields.count(["mamba_d_conv"], 4),
    hasBias: fields.flag("mamba_proj_bias", false),
    hasConvBias: fields.flag("mamba_conv_bias", true),
    window: null,
  }
}

function graniteFeedForward(fields: Fields): FeedForward {
  const shared = fields.count(["shared_intermediate_size", "intermediate_size"])
  if ((fields.optional("num_local_experts") ?? 0) === 0) return gated(shared, false)
  return readExperts(fields, { sharedWidth: shared, width: fields.count(["intermediate_size"]) })
}

function headOf(
  fields: Fields,
  isTied: boolean,
): { readonly kind: "language"; readonly isTied: boolean; readonly hasBias: boolean } {
  return { kind: "language", isTied: fields.flag("tie_word_embeddings", isTied), hasBias: false }
}
