/** The `model` section of a project: which model, how it is adapted, and what it looks up. */
import { type BenchmarkId, defaultOf } from "../data/index.ts"
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
  /** A file of layers. */
  readonly architecture: Placed | null
  readonly api: Placed | null
  readonly method: Method | null
  readonly rank: Field | null
  readonly data: readonly (Placed | null)[]
  readonly retrieval: RetrievalSection | null
}

const retrievalShape: Shape<RetrievalSection> = record({
  documents: quantity("", { least: 0 }),
  length: usual("token", "retrieval.length"),
  chunk: usual("token", "retrieval.chunk"),
  per_request: usual("", "retrieval.per-request"),
  refresh: usual("1/month", "retrieval.refresh"),
})

export const modelShape: Shape<ModelSection> = record({
  base: optional(placed()),
  config: optional(placed()),
  architecture: optional(placed()),
  api: optional(placed()),
  method: optional(word<Method>(["full", "lora", "qlora", "pretrain", "continue", "none"])),
  rank: optional(quantity("", { least: 1 })),
  data: list(placed()),
  retrieval: optional(retrievalShape),
})

function usual(unit: string, id: BenchmarkId): Shape<Field> {
  return quantity(unit, { least: 0, otherwise: defaultOf(id) })
}
