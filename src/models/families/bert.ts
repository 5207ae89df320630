/**
 * Encoders of the BERT line, counted as the bare encoder with its pooler and without a task head.
 * Source: Hugging Face transformers, models bert, roberta, distilbert; arXiv 1810.04805.
 */
import { decoder, multiHead, plain, type Reader, readSizes, uniform } from "./parts.ts"

/** BERT and RoBERTa; RoBERTa's positions begin at 2, which its config counts in. */
export const readBert: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const rows = fields.count(["max_position_embeddings"])
  const feedForward = plain(fields.count(["intermediate_size"]), true)
  return {
    ...decoder(family, sizes, uniform(sizes.depth, { attention: multiHead(sizes, true), feedForward, norms: 2 })),
    role: "encoder",
    embedding: { width: sizes.hidden, hasNorm: true, segments: fields.count(["type_vocab_size"]) },
    positions: { kind: "learned", rows },
    norm: { kind: "layer", hasBias: true },
    normPlace: "behind the sum",
    hasFinalNorm: false,
    head: { kind: "none" },
    hasPooler: true,
  }
}

/** DistilBERT: no segments and no pooler. */
export const readDistilBert: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const feedForward = plain(fields.count(["hidden_dim", "intermediate_size"]), true)
  return {
    ...decoder(family, sizes, uniform(sizes.depth, { attention: multiHead(sizes, true), feedForward, norms: 2 })),
    role: "encoder",
    embedding: { width: sizes.hidden, hasNorm: true, segments: 0 },
    positions: { kind: "learned", rows: fields.count(["max_position_embeddings"]) },
    norm: { kind: "layer", hasBias: true },
    normPlace: "behind the sum",
    hasFinalNorm: false,
    head: { kind: "none" },
  }
}
