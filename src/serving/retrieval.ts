/**
 * What looking things up adds: passages to the input, and an index that is built in the first month of
 * sale and kept up to date. Storage of the vectors and the embedding of the question are left out: both
 * are some per mille of the rest.
 */
import { findApiModel, isUnknown, sourceOf } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import type { ServingGiven } from "./given.ts"

/** Price of an embedding model that most documentation uses as its example. */
const embedding = "text-embedding-3-small"

export function inputRows(hasRetrieval: boolean): Readonly<Record<string, Row>> {
  const read = hasRetrieval
    ? "(serving.request.input + model.retrieval.per_request * model.retrieval.chunk)"
    : "serving.request.input"
  return {
    input: ["token/request", `= ${read} / 1 request`],
    fresh_input: ["token/request", "= serving.input * (1 - serving.request.cached)"],
    output: ["token/request", "= serving.request.output / 1 request"],
  }
}

export function indexRows({ hasRetrieval, live }: ServingGiven): Readonly<Record<string, Row>> {
  if (!hasRetrieval) return {}
  const found = findApiModel(embedding)
  if (isUnknown(found)) throw new Error(`internal: no price of ${embedding}`)
  return {
    index_size: ["token", "= model.retrieval.documents * model.retrieval.length"],
    index_price: ["¤/token", found.input, sourceOf(found)],
    index_cost: [
      "¤/month",
      `= if(${live}, if(previous(${live}, 0), model.retrieval.refresh, 1 / 1 month), 0 / 1 month) * serving.index_size * serving.index_price`,
    ],
  }
}
