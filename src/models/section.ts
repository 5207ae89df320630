/** The `model` section of a project: which model, how it is adapted, and what it looks up. */
import type { Source } from "../engine/index.ts"
import { type Field, list, optional, type Placed, placed, quantity, record, type Shape, word } from "../shape/index.ts"

/** `full`, `lora` and `qlora` tune weights that are there; `pretrain` begins from nothing, `continue` goes on with plain text. */
export type Method = "full" | "lora" | "qlora" | "pretrain" | "continue" | "none"

export type RetrievalSection = {
  /** A plain count. */
  readonly documents: Field
  /** Tokens of one document. */
  readonly length: Field
  /** Tokens of one passage. */
  readonly chunk: Field
  /** Passages shown with each request. */
  readonly per_request: Field
  /** Share of the documents that is indexed again in a month. */
  readonly refresh: Field
}

export type ModelSection = {
  readonly base: Placed | null
  readonly config: Placed | null
  readonly api: Placed | null
  readonly method: Method | null
  readonly rank: Field | null
  readonly data: readonly (Placed | null)[]
  readonly retrieval: RetrievalSection | null
}

const retrievalShape: Shape<RetrievalSection> = record({
  documents: quantity("", { least: 0 }),
  length: assumed("token", "500 to 3000 token", "Assumption: documents of one to six pages"),
  chunk: assumed("token", "300 to 600 token", "Assumption: passages of half a page"),
  per_request: assumed("", "4 to 10", "Assumption: passages shown with each request"),
  refresh: assumed("1/month", "2 to 15 %/month", "Assumption: share of documents that is new or changed in a month"),
})

export const modelShape: Shape<ModelSection> = record({
  base: optional(placed()),
  config: optional(placed()),
  api: optional(placed()),
  method: optional(word<Method>(["full", "lora", "qlora", "pretrain", "continue", "none"])),
  rank: optional(quantity("", { least: 1 })),
  data: list(placed()),
  retrieval: optional(retrievalShape),
})

function assumed(unit: string, text: string, title: string): Shape<Field> {
  const source: Source = { title, date: "2026-11", confidence: "assumption" }
  return quantity(unit, { least: 0, otherwise: { text, source } })
}
