/** MPT of LLM Foundry. Source: mosaicml/llm-foundry:llmfoundry/models/mpt; Hugging Face transformers, models/mpt. */
import type { GroupedAttention } from "../config.ts"
import { decoder, multiHead, plain, type Reader, readSizes, uniform } from "./parts.ts"

export const readMpt: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const hasBias = !fields.flag("no_bias", true)
  const settings = fields.part("attn_config")
  const isAlibi = settings?.flag("alibi", true) ?? true
  const groups = settings?.count(["kv_n_heads"], sizes.heads) ?? sizes.heads
  const attention: GroupedAttention = { ...multiHead(sizes, hasBias), keyValueHeads: groups }
  const width = (fields.optional("expansion_ratio") ?? 4) * sizes.hidden
  return {
    ...decoder(family, sizes, uniform(sizes.depth, { attention, feedForward: plain(width, hasBias), norms: 2 })),
    positions:
      fields.flag("learned_pos_emb", true) && !isAlibi
        ? { kind: "learned", rows: sizes.context }
        : { kind: isAlibi ? "alibi" : "none" },
    norm: { kind: "layer", hasBias },
    head: { kind: "language", isTied: fields.flag("tie_word_embeddings", true), hasBias: false },
  }
}
