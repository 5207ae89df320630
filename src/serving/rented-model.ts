/** A model behind an API: requests times calls times tokens times list price, cached input at its own price; and how quick its user measured it to be. */
import { warning } from "../diagnostics/index.ts"
import type { Row } from "../engine/index.ts"
import type { RentedModel } from "../models/index.ts"
import type { ServingGiven } from "./given.ts"
import type { ServingSection } from "./section.ts"

/** Warnings: serving-without-requests. */
export function rentedRows(
  { api, source, span }: RentedModel,
  section: ServingSection | null,
  given: ServingGiven,
): Readonly<Record<string, Row>> {
  if (given.requests === null) given.report(warning("serving-without-requests", given.span ?? span))
  const price = (text: string | null): Row => (text === null ? ["¤/token", "0 ¤/token"] : ["¤/token", text, source])
  const times = callsIn(section)
  const requests = given.requests === null ? "0 request/month" : `if(${given.live}, ${given.requests}, 0 request/month)`
  return {
    "token_price.input": price(api.input),
    "token_price.cached": price(api.cached ?? api.input),
    "token_price.output": price(api.output),
    unit_cost: [
      "¤/request",
      `= ${times}(serving.fresh_input * serving.token_price.input + (serving.input - serving.fresh_input) * serving.token_price.cached + serving.output * serving.token_price.output)`,
    ],
    token_cost: ["¤/token", `= serving.unit_cost / (${times}(serving.input + serving.output))`],
    ...measuredRows(section, times),
    gpus: ["GPU", "0 GPU"],
    cost: ["¤/month", `= ${requests} * serving.unit_cost${given.hasRetrieval ? " + serving.index_cost" : ""}`],
  }
}

/** A factor before what one call takes; nothing where a request is one call. */
export function callsIn(section: Pick<ServingSection, "request"> | null): string {
  return section?.request?.calls == null ? "" : "serving.request.calls * "
}

/** Whoever is later than a target in the measured time is late in all requests: nothing is known of how it varies. */
function measuredRows(section: ServingSection | null, times: string): Readonly<Record<string, Row>> {
  const { measured, target } = section ?? {}
  const [ttft, tpot] = [measured?.ttft != null, measured?.tpot != null]
  const kept = [
    ...(ttft && target?.ttft != null ? ["serving.ttft <= serving.target.ttft"] : []),
    ...(tpot && target?.tpot != null ? ["serving.tpot <= serving.target.tpot"] : []),
  ]
  const behind = "max(serving.output * 1 request / 1 token - 1, 0)"
  return {
    ...(ttft ? { ttft: ["s", "= serving.measured.ttft"] satisfies Row } : {}),
    ...(tpot ? { tpot: ["s", "= serving.measured.tpot"] satisfies Row } : {}),
    ...(ttft && tpot ? { answer_time: ["s", `= ${times}(serving.ttft + ${behind} * serving.tpot)`] satisfies Row } : {}),
    ...(kept.length === 0 ? {} : inTimeRows(kept)),
  }
}

function inTimeRows(kept: readonly string[]): Readonly<Record<string, Row>> {
  return { on_time: ["", `= if(${kept.join(" and ")}, 1, 0)`], quality: ["", "= serving.on_time"] }
}
