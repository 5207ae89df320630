/** A model behind an API: requests times tokens times list price, cached input at its own price. */
import { warning } from "../diagnostics/index.ts"
import type { Row } from "../engine/index.ts"
import type { RentedModel } from "../models/index.ts"
import type { ServingGiven } from "./given.ts"

/** Warnings: serving-without-requests. */
export function rentedRows({ api, source, span }: RentedModel, given: ServingGiven): Readonly<Record<string, Row>> {
  if (given.requests === null) given.report(warning("serving-without-requests", given.span ?? span))
  const price = (text: string | null): Row => (text === null ? ["¤/token", "0 ¤/token"] : ["¤/token", text, source])
  const requests = given.requests === null ? "0 request/month" : `if(${given.live}, ${given.requests}, 0 request/month)`
  return {
    "token_price.input": price(api.input),
    "token_price.cached": price(api.cached ?? api.input),
    "token_price.output": price(api.output),
    unit_cost: [
      "¤/request",
      "= serving.fresh_input * serving.token_price.input + (serving.input - serving.fresh_input) * serving.token_price.cached + serving.output * serving.token_price.output",
    ],
    token_cost: ["¤/token", "= serving.unit_cost / (serving.input + serving.output)"],
    gpus: ["GPU", "0 GPU"],
    cost: ["¤/month", `= ${requests} * serving.unit_cost${given.hasRetrieval ? " + serving.index_cost" : ""}`],
  }
}
